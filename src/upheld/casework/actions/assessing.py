"""What the assessment records: whether the law lets us look, and why to investigate."""

from dataclasses import dataclass

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork
from upheld.casework.personal import Change
from upheld.casework.queries.lateness import is_late
from upheld.domain.errors import Refused
from upheld.domain.stages import UNDECIDED, Stage
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What somebody found about one case x body."""

    jurisdiction_note: str
    late: bool | None
    """Whether it was made after the 12 months; None: nobody can say yet."""
    late_reason: str = ""
    forward_reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a reason for what is not late."""
        if self.late_reason and not self.late:
            raise Refused("a reason to accept a late complaint belongs to one that is late")


@transaction.atomic
def assess(*, key: str, version: int | None, by: str, found: Assessment) -> CaseWork:
    """Record jurisdiction, lateness and the reason to forward; the step itself is another act."""
    work = taken(key=key, version=version, by=by)
    if work.stage not in UNDECIDED - {Stage.INTAKE}:
        raise Refused(f"a case at “{Stage(work.stage).words}” is not assessed")
    if is_late(work) and found.late is False:
        raise Refused(
            "its days say that it was made after the 12 months: record it as late, and why it is "
            "looked at, or mend the day on which the matter was known"
        )
    names = ("jurisdiction_note", "late_reason", "forward_reason")
    was = {name: getattr(work, name) for name in names}
    work.jurisdiction_note, work.late = found.jurisdiction_note, found.late
    work.late_reason, work.forward_reason = found.late_reason, found.forward_reason
    if found.jurisdiction_note and work.jurisdiction_on is None:
        work.jurisdiction_on = clock.today()
    if not found.jurisdiction_note:
        work.jurisdiction_on = None
    differing = {n: Change(was[n] or None, getattr(work, n) or None) for n in names}
    changed(
        work=work, action="assess_case", by=by, detail={"late": found.late},
        personal_values={n: each for n, each in differing.items() if each.was != each.now},
    )  # fmt: skip
    return work
