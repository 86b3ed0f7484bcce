"""Record what a person said about lines of the check."""

from collections.abc import Mapping

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
def record_clearances(
    *,
    year: int,
    lines: Mapping[str, str],
    said: str,
    why: str,
    by: str,
    assigned_to: str = "",
    version: int | None = None,
) -> None:
    """Clear lines, give them to somebody, or open them again: one act, never without a reason.

    `lines` has what each line says now: the clearance holds for that alone. `version` is the last
    thing said that a form was made from: `Overtaken` where somebody said something since.
    """
    alone()
    last = Clearance.objects.filter(year=year, line__in=lines).order_by("-id").first()
    if last and version is not None and version < last.pk:
        raise Overtaken(by=last.by, at=last.at, what=f"{last.said}, {last.why}", version=last.pk)
    if not why.strip():
        raise Refused("give the reason: no line is answered without one")
    now = clock.now()
    Clearance.objects.bulk_create(
        Clearance(
            year=year, line=line, said=said, about=about, why=why.strip(),
            assigned_to=assigned_to.strip(), at=now, by=by,
        )
        for line, about in lines.items()
    )  # fmt: skip
    one = len(lines) == 1
    subject = f"check {year} {next(iter(lines))}" if one else f"check {year}"
    audit.record(
        by=by, action=ACTIONS[said], subject=subject, detail={} if one else {"lines": list(lines)}
    )  # fmt: skip
