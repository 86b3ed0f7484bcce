"""Check: what a person should look at before letters are written, each line with its reason."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from upheld.casework.models.case_body import key_of
from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.annual.actions.clearances import record_clearances
from upheld.runs.annual.checks import CHECKS
from upheld.runs.annual.checks.decisions import decided_anew
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import gather
from upheld.runs.annual.cut import Cut
from upheld.runs.annual.models import Clearance
from upheld.runs.annual.models.clearance import ASSIGNED, CLEARED, REOPENED


class State(StrEnum):
    """How a line stands."""

    OPEN = "open"
    CLEARED = "cleared"
    ASSIGNED = "assigned"


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One finding and what a person said about it."""

    id: str
    finding: Finding
    state: State
    said: str = ""
    last: Clearance | None = None
    """What was said last, whether or not it still counts."""

    @property
    def outdated(self) -> bool:
        """Whether it was cleared when the line said something else."""
        return self.state is State.OPEN and self.last is not None and not _counts(self, self.last)

    @property
    def clearable(self) -> bool:
        """Whether it is an open warning: nobody has it, and it stops nothing."""
        return self.state is State.OPEN and not self.blocks

    @property
    def blocks(self) -> bool:
        """Whether this line stops `write`: an error can be mended, never cleared away."""
        return self.finding.severity is Severity.ERROR


def check_year(year: int) -> list[CheckLine]:
    """All lines of a counted year, errors first, the same order each time."""
    material = gather(year)
    return _lines(year, sorted(f for check in CHECKS for f in check(material)))


def check_anew(cut: Cut, keys: Collection[str]) -> list[CheckLine]:
    """The lines about decisions of some case x body that were made anew: a quick look."""
    rows = (row for row in cut.rows("pairs") if key_of(row["reference"], row["body"]) in keys)
    return _lines(cut.year, sorted(decided_anew(ReportingYear(cut.year), rows)))


def _lines(year: int, findings: Iterable[Finding]) -> list[CheckLine]:
    said = {c.line: c for c in Clearance.objects.filter(year=year).order_by("id")}
    return [_line(f, said.get(f.line)) for f in findings]


def open_errors(lines: Iterable[CheckLine]) -> list[CheckLine]:
    """The lines that stop `write`."""
    return [line for line in lines if line.blocks]


def line_of(year: int, line: str) -> CheckLine:
    """One line as it stands now; `Refused` where the check does not say it any more."""
    found = next((x for x in check_year(year) if x.id == line), None)
    if found is None:
        raise Refused(f"{line} is no line of the check of {year} now; look at the check again")
    return found


def answer(
    year: int, line: str, *, why: str, by: str, assign_to: str = "", version: int | None = None
) -> None:
    """Clear a line, or assign it to somebody, with the reason.

    `version` is the last thing said that a form was made from: `Overtaken` where there is a later.
    """
    found = line_of(year, line)
    if found.blocks and not assign_to:
        raise Refused(f"{line} is an error: mend what it names; it cannot be cleared")
    said = ASSIGNED if assign_to else CLEARED
    record_clearances(
        year=year, lines={line: found.finding.what}, said=said, why=why, assigned_to=assign_to,
        by=by, version=version,
    )  # fmt: skip


def clear_alike(
    year: int, lines: Collection[str], *, why: str, by: str, version: int | None = None
) -> None:
    """Clear open warnings of one kind with one reason; all of them, or none.

    `version` is as in `answer`.
    """
    found = [line for line in check_year(year) if line.id in set(lines)]
    if not found or len(found) < len(set(lines)):
        raise Refused("not every one of these lines is found any more; look at the check again")
    if not all(line.clearable for line in found):
        raise Refused("only open warnings are cleared together; look at the check again")
    if len({line.finding.kind for line in found}) > 1:
        raise Refused(
            "warnings of different kinds have different reasons: clear one kind at a time"
        )
    record_clearances(
        year=year, lines={line.id: line.finding.what for line in found}, said=CLEARED, why=why,
        by=by, version=version,
    )  # fmt: skip


def reopen(year: int, line: str, *, why: str, by: str, version: int | None = None) -> None:
    """Open a line again that was cleared or assigned; one that is open stays so."""
    found = line_of(year, line)
    if found.state is not State.OPEN:
        record_clearances(
            year=year, lines={line: found.finding.what}, said=REOPENED, why=why, by=by,
            version=version,
        )  # fmt: skip


def _line(finding: Finding, last: Clearance | None) -> CheckLine:
    line = CheckLine(id=finding.line, finding=finding, state=State.OPEN, last=last)
    if last is None or last.said == REOPENED or not _counts(line, last):
        return line
    if last.said == ASSIGNED:
        words = f"{last.assigned_to}: {last.why} ({last.by})"
        return replace(line, state=State.ASSIGNED, said=words)
    return replace(line, state=State.CLEARED, said=f"{last.why} ({last.by})")


def _counts(line: CheckLine, last: Clearance) -> bool:
    # What was said about a finding says nothing about another one in its place. Whoever was given
    # a line keeps it: the work is the same.
    return last.said != CLEARED or last.about == line.finding.what
