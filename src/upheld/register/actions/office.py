"""What the ombudsman's office says of itself, from a day on."""

from dataclasses import asdict

from django.db import transaction

from upheld.domain.errors import Overtaken
from upheld.domain.office import Office
from upheld.register.audited import note
from upheld.register.facts import check_line
from upheld.register.models import OfficeSetting
from upheld.register.queries.office import LINES, office_of, subject_of
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.images import Picture


@transaction.atomic
def set_office(
    *, office: Office, signature: Picture | None, why: str, version: int, by: str
) -> bool:
    """Record the office as it is from `office.counts_from` on; False where that is known already.

    What was recorded before stays for the days before. `version` is the last state that the form
    was made from: `Overtaken` where somebody saved another since.
    """
    check_line("reason", why, 500)
    last = OfficeSetting.objects.select_for_update().order_by("-pk").first()
    if last and last.pk != version:
        what = f"the office from {last.counts_from:%d/%m/%Y}"
        raise Overtaken(by=last.by, at=last.at, what=what, version=last.pk)
    content = signature.content if signature else None
    if last and office_of(last) == office and (last.signature or None) == content:
        return False
    said = asdict(office) | {name: list(getattr(office, name)) for name in LINES}
    made = OfficeSetting(
        **said, signature=content, signature_type=signature.media_type if signature else "",
        why=why.strip(), at=clock.now(), by=by,
    )  # fmt: skip
    made.save()
    detail = {
        "counts_from": office.counts_from.isoformat(),
        "signature": sha256(content) if content else None,
    }
    # A key for each state: once another has long taken its place, the name goes with it.
    signs = {"signatory": (None, made.signatory), "titles": (None, "\n".join(made.titles) or None)}
    note(by=by, action="set_office", subject=subject_of(made), detail=detail, personal=signs)
    return True
