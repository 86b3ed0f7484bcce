"""Check: what a person should look at before letters are written, each line with its reason."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from upheld.domain.errors import Refused
from upheld.runs.annual.actions.clearances import record_clearance
from upheld.runs.annual.checks import CHECKS
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import gather
from upheld.runs.annual.models import Clearance

# Twelve hex digits: a million lines give one chance in 500 that two share an id.
ID_LENGTH = 12


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

    @property
    def blocks(self) -> bool:
        """Whether this line stops `write`: an error can be mended, never cleared away."""
        return self.finding.severity is Severity.ERROR


def check_year(year: int) -> list[CheckLine]:
    """All lines of a counted year, errors first, the same order each time."""
    material = gather(year)
    said = {c.line: c for c in Clearance.objects.filter(year=year).order_by("id")}
    findings = sorted(f for check in CHECKS for f in check(material))
    return [_line(f, said.get(_id(f))) for f in findings]


def open_errors(lines: Iterable[CheckLine]) -> list[CheckLine]:
    """The lines that stop `write`."""
    return [line for line in lines if line.blocks]


def answer(year: int, line: str, *, why: str, by: str, assign_to: str = "") -> None:
    """Clear a line, or assign it to somebody, with the reason."""
    found = next((x for x in check_year(year) if x.id == line), None)
    if found is None:
        raise Refused(f"{line} is not a line of the check of {year}; see: upheld check {year}")
    if found.blocks and not assign_to:
        raise Refused(f"{line} is an error: mend what it names; it cannot be cleared")
    record_clearance(year=year, line=line, why=why, assigned_to=assign_to, by=by)


def _line(finding: Finding, said: Clearance | None) -> CheckLine:
    if said is None:
        return CheckLine(id=_id(finding), finding=finding, state=State.OPEN)
    if said.assigned_to:
        words = f"{said.assigned_to}: {said.why} ({said.by})"
        return CheckLine(id=_id(finding), finding=finding, state=State.ASSIGNED, said=words)
    words = f"{said.why} ({said.by})"
    return CheckLine(id=_id(finding), finding=finding, state=State.CLEARED, said=words)


def _id(finding: Finding) -> str:
    return hashlib.sha256(f"{finding.kind}|{finding.subject}".encode()).hexdigest()[:ID_LENGTH]
