"""Record what a person said about a line of the check."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Overtaken, Refused
from upheld.runs.annual.models import Clearance
from upheld.runs.annual.models.clearance import ASSIGNED, CLEARED, REOPENED
from upheld.toolbox import clock

# What the audit calls each.
ACTIONS = {CLEARED: "clear", ASSIGNED: "assign", REOPENED: "reopen"}


@transaction.atomic
def record_clearance(
    *,
    year: int,
    line: str,
    said: str,
    about: str,
    why: str,
    assigned_to: str,
    by: str,
    version: int | None = None,
) -> None:
    """Clear a line, give it to somebody, or open it again; never without a reason.

    `about` is what the line says now: the clearance holds for that alone. `version` is the last
    thing said that a form was made from: `Overtaken` where somebody said something since.
    """
    alone()
    last = Clearance.objects.filter(year=year, line=line).order_by("-id").first()
    if last and version is not None and version < last.pk:
        raise Overtaken(by=last.by, at=last.at, what=f"{last.said}, {last.why}", version=last.pk)
    if not why.strip():
        raise Refused("give the reason: no line is answered without one")
    Clearance.objects.create(
        year=year, line=line, said=said, about=about, why=why.strip(),
        assigned_to=assigned_to.strip(), at=clock.now(), by=by,
    )  # fmt: skip
    audit.record(by=by, action=ACTIONS[said], subject=f"check {year} {line}", detail={})
