"""Everything that is counted about one body in one year: what its lists will show."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied


@dataclass(frozen=True, kw_only=True)
class Counts:
    """One body in one year."""

    received: Mapping[Heading, int]
    decided: Mapping[Outcome, int]
    remedied: Mapping[Remedied, int]
    compliance: Mapping[ComplianceOutcome, int]
    undecided: int
    """Cases received in the year that will be decided in the next one."""
    unsettled: int
    """Remedies recommended in the year that will be settled in the next one."""

    def __post_init__(self) -> None:
        """Refuse counts that contradict each other."""
        if min((*self.received.values(), *self.decided.values(), *self.remedied.values())) < 0:
            raise Refused("a count is below nought")
        if sum(self.remedied.values()) != self.decided[Outcome.UPHELD]:
            raise Refused("not every upheld case has a remedy decision")
        if self.undecided > sum(self.received.values()):
            raise Refused("more cases are undecided than were received")
        if self.unsettled > self.remedied[Remedied.BY_US]:
            raise Refused("more remedies are unsettled than were recommended")
