"""What the ombudsman may decide about a case x body, and who put an upheld case right."""

from upheld.domain.worded import Worded


class Outcome(Worded):
    """Outcome of a decision, in the order in which a complaint travels (least far first)."""

    INCOMPLETE_INVALID = "incomplete_invalid", "Incomplete or invalid"
    ADVICE_GIVEN = "advice_given", "Advice given"
    REFERRED_BACK = "referred_back", "Referred back for local resolution"
    CLOSED_INITIAL = "closed_initial", "Closed after initial enquiries"
    NOT_UPHELD = "not_upheld", "Not upheld"
    UPHELD = "upheld", "Upheld"

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


class Remedied(Worded):
    """Who put an upheld case right. Neither is possible: fault without injustice."""

    NONE = "none", "Not remedied"
    BY_US = "by_us", "After we came in"
    BY_BODY = "by_body", "By the body before we came in"
