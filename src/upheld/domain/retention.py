"""How long casework is kept, and for which reasons longer.

Periods and reasons are those of the ombudsman's published "Retention and disposal of casework
records policy", parts 3 (periods, and what a substantive act is), 5 and 6 (exceptions).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from upheld.domain.periods import months_after
from upheld.domain.worded import Worded

MONTHS = 12


REMOVED = "[removed]"
"""What a text says once its time is over, where it said something."""


class Term(Worded):
    """How long a part of a case is kept once nothing substantive happens any more in it."""

    DOCUMENTS = "documents", "Documents, letters, notes and drafts"
    PEOPLE = "people", "People, and what the record says of them"
    CASE = "case", "Whole cases"

    @property
    def months(self) -> int:
        """How many months after the last substantive act it ends."""
        return _MONTHS[self]

    @property
    def ended(self) -> str:
        """What of a case ends, within a sentence."""
        return _ENDED[self]

    @property
    def rule(self) -> str:
        """The rule in words, as the audit names it."""
        return _RULES[self]

    def ends(self, last_act: date) -> date:
        """The first day on which it is kept no more."""
        return months_after(last_act, self.months)

    def latest_act(self, today: date) -> date:
        """No case whose last act is later has come to its end by `today`."""
        return months_after(today, -self.months)


class HoldReason(StrEnum):
    """Why a case is kept longer than its time."""

    LINKED_CASE = "linked_case"
    DELAYED_REMEDY = "delayed_remedy"
    LEGAL_ACTION = "legal_action"
    INFORMATION_REQUEST = "information_request"
    IMPROVEMENT = "improvement"
    RISK_ALERT = "risk_alert"

    @property
    def words(self) -> str:
        """The reason as forms explain it."""
        return f"{self.short}: {_REASONS[self]}"

    @property
    def short(self) -> str:
        """The reason as lists name it."""
        return _SHORT[self]


_MONTHS = {Term.DOCUMENTS: MONTHS, Term.PEOPLE: 5 * MONTHS, Term.CASE: 10 * MONTHS}
_ENDED = {Term.DOCUMENTS: "documents", Term.PEOPLE: "people", Term.CASE: "the whole"}
_RULES = {
    Term.DOCUMENTS: "documents: 12 months after the last substantive act",
    Term.PEOPLE: "record of a case: anonymised 5 years after the last substantive act",
    Term.CASE: "case: 10 years after the last substantive act",
}
_SHORT = {
    HoldReason.LINKED_CASE: "Linked case",
    HoldReason.DELAYED_REMEDY: "Delayed remedy",
    HoldReason.LEGAL_ACTION: "Legal action",
    HoldReason.INFORMATION_REQUEST: "Request for information",
    HoldReason.IMPROVEMENT: "Service improvement",
    HoldReason.RISK_ALERT: "Warning about risk",
}
_REASONS = {
    HoldReason.LINKED_CASE: "a newer case of the same person needs it",
    HoldReason.DELAYED_REMEDY: "the remedy takes long",
    HoldReason.LEGAL_ACTION: "it is announced or under way",
    HoldReason.INFORMATION_REQUEST: "it is being answered or appealed",
    HoldReason.IMPROVEMENT: "evidence that it was made",
    HoldReason.RISK_ALERT: "it is under review",
}

# A hold is looked at again each year: part 6 asks so for warnings.
HOLD_MONTHS = MONTHS
# The policy does not speak of staff. What the audit holds of their names and reasons, and of the
# office's signatory, is kept as long as case documents: for proceedings about what was done.
STAFF_MONTHS = MONTHS
STAFF_RULE = "people of the ombudsman: 12 months after their access or invitation ended"
OFFICE_RULE = "the office's signatory: 12 months after another state took its place"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a case stands of which something may have to go."""

    reference: str
    last_act: date | None
    """None where nothing has been decided."""
    kept_by: tuple[str, ...]
    """Why it is kept whatever its time, in words; empty: nothing keeps it."""
    uncounted: tuple[str, ...] = ()
    """Reporting years that count it and are not frozen, in words: they keep the whole case."""

    def is_due(self, today: date, term: Term = Term.PEOPLE) -> bool:
        """Whether the time of this part of it is over."""
        return self.last_act is not None and term.ends(self.last_act) <= today

    def keeps(self, term: Term = Term.PEOPLE) -> tuple[str, ...]:
        """What keeps this part of it; figures need the case alone, so no other part waits."""
        return self.kept_by + (self.uncounted if term is Term.CASE else ())

    def is_over(self, today: date, term: Term = Term.PEOPLE) -> bool:
        """Whether the time of this part is over and nothing keeps it."""
        return self.is_due(today, term) and not self.keeps(term)
