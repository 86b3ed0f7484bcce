"""Whether a decision may be published one day: chosen before it is made.

Afterwards the gate alone withholds or takes down: it asks for a reason of its list.
"""

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import AuditEvent, CaseWork
from upheld.casework.models.case_work import PUBLISH, WITHHOLD
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.domain.sides import Consent
from upheld.domain.stages import DECIDED

CHOOSE = "choose_publication"


@transaction.atomic
def choose_publication(
    *, key: str, version: int | None, by: str, publish: bool, why: str = "", excepted: bool = False
) -> CaseWork:
    """Choose; what is withheld says why. A case on somebody else's consent is never published.

    What somebody else withheld and was decided since is opened by who may allow exceptions
    (`excepted`).
    """
    work = taken(key=key, version=version, by=by)
    _check_open(work, publish=publish)
    _check_withholder(work, by, publish=publish, excepted=excepted)
    if publish and Consent(work.consent).bars_publication:
        raise Refused(
            "this case rests on somebody else’s consent and is never published: withhold it"
        )
    if not publish and not why.strip():
        raise Refused("say why it is withheld")
    was = work.publication
    work.publication = PUBLISH if publish else WITHHOLD
    before, work.publication_why = work.publication_why, "" if publish else why.strip()
    changed(
        work=work, action=CHOOSE, by=by,
        detail={"was": was, "now": work.publication},
        personal_values={"why": Change(before or None, work.publication_why or None)},
    )  # fmt: skip
    return work


def _check_open(work: CaseWork, *, publish: bool) -> None:
    # To open what was withheld, or what nobody chose, publishes nothing: the gate still stands.
    if work.stage in DECIDED and not (publish and work.publication != PUBLISH):
        raise Refused(
            "it is decided: withhold it, or take it down, at the publication gate, by a reason of "
            "its list"
        )


def _check_withholder(work: CaseWork, by: str, *, publish: bool, excepted: bool) -> None:
    if work.stage not in DECIDED or work.publication != WITHHOLD or not publish or excepted:
        return
    chosen = AuditEvent.objects.filter(subject=work.case_body_id, action=CHOOSE).order_by("-id")
    last = chosen.first()
    if last is None or last.by != by:
        raise Refused(
            "somebody else withheld it before it was decided: only they, or somebody who may allow "
            "exceptions, let it be published"
        )
