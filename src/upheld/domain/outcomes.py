"""What the ombudsman may decide about a case x body, and who put an upheld case right."""

from enum import StrEnum


class Outcome(StrEnum):
    """Outcome of a decision, in the order in which a complaint travels (least far first)."""

    INCOMPLETE_INVALID = "incomplete_invalid"
    ADVICE_GIVEN = "advice_given"
    REFERRED_BACK = "referred_back"
    CLOSED_INITIAL = "closed_initial"
    NOT_UPHELD = "not_upheld"
    UPHELD = "upheld"

    @property
    def words(self) -> str:
        """The outcome in words, as letters and pages print it."""
        return _TITLES[self]

    @property
    def investigated(self) -> bool:
        """Whether this outcome counts as an investigation (the base of the uphold rate)."""
        return self in INVESTIGATED


INVESTIGATED = frozenset({Outcome.NOT_UPHELD, Outcome.UPHELD})

# From "went furthest" to "went least far": the outcome of a case that concerns several bodies.
FURTHEST_FIRST = (
    Outcome.UPHELD,
    Outcome.NOT_UPHELD,
    Outcome.CLOSED_INITIAL,
    Outcome.REFERRED_BACK,
    Outcome.ADVICE_GIVEN,
    Outcome.INCOMPLETE_INVALID,
)

_TITLES = {
    Outcome.INCOMPLETE_INVALID: "Incomplete or invalid",
    Outcome.ADVICE_GIVEN: "Advice given",
    Outcome.REFERRED_BACK: "Referred back for local resolution",
    Outcome.CLOSED_INITIAL: "Closed after initial enquiries",
    Outcome.NOT_UPHELD: "Not upheld",
    Outcome.UPHELD: "Upheld",
}


class Remedied(StrEnum):
    """Who put an upheld case right. Neither is possible: fault without injustice."""

    NONE = "none"
    BY_US = "by_us"
    BY_BODY = "by_body"
