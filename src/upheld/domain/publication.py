"""When a decision may be published, for how long it stays, and why one is not to be seen.

Sources: the design notes, a6 and m (manual and bulletins): six weeks after the decision, three
months in bulletins of 2020, six weeks again in those of 2021 and 2022. How long decisions stay is
not confirmed there; decisions of 2016 could still be read in 2026, so ten years are assumed, and
the method page says so. Each change is a new dated record, never a changed one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from upheld.domain.outcomes import Outcome
from upheld.domain.periods import months_after
from upheld.domain.worded import Worded

FIRST_DAY = date(2013, 4, 1)
"""Decisions on complaints received from this day on are published; earlier ones are not."""


class DocumentKind(Worded):
    """What kind of text is published about a case."""

    STATEMENT = "statement", "Decision statement"
    REPORT = "report", "Public interest report"


@dataclass(frozen=True, kw_only=True)
class Delay:
    """How long a decision waits, for decisions from a day on."""

    first: date
    weeks: int = 0
    months: int = 0

    def after(self, decided: date) -> date:
        """The first day on which a decision may be public."""
        return months_after(decided, self.months) + timedelta(weeks=self.weeks)


DELAYS = (
    Delay(first=FIRST_DAY, weeks=6),
    Delay(first=date(2020, 1, 1), months=3),
    Delay(first=date(2021, 1, 1), weeks=6),
)

KEPT_YEARS = {DocumentKind.STATEMENT: 10, DocumentKind.REPORT: 10}
"""Years from the decision, or from the issue of a report, after which a text is taken down."""


class NotShown(Worded):
    """Why a case that is counted has no published decision; said in public, so never of whom."""

    UNDECIDED = "undecided", "not decided yet"
    NEVER = (
        "never",
        (
            "a kind of decision that is never published: sent back to the body, advice, "
            "or not for us"
        ),
    )
    WAITING = "waiting", "not published yet: its weeks are not over, or it is under review"
    WITHHELD = "withheld", "withheld in the interest of the people concerned"
    TAKEN_DOWN = "taken_down", "taken down after it was published"
    NO_TEXT = "no_text", "no text of it is held here"


class TakenDown(StrEnum):
    """Why a published text is no longer to be read; the address keeps this alone."""

    EXPIRED = "expired"
    REVIEW = "review"
    CHANGED = "changed"
    INTERESTS = "interests"
    LEGAL = "legal"

    @property
    def words(self) -> str:
        """The reason as the page of a decision prints it."""
        return self.words_of(DocumentKind.STATEMENT)

    def words_of(self, kind: DocumentKind) -> str:
        """The reason as the page of such a text prints it."""
        return _TAKEN_DOWN[self].format("report" if kind is DocumentKind.REPORT else "decision")


_TAKEN_DOWN = {
    TakenDown.EXPIRED: "the time for which {}s are kept here is over",
    TakenDown.REVIEW: "the decision is being reviewed",
    TakenDown.CHANGED: "the {} was changed after it was published",
    TakenDown.INTERESTS: "publication is not in the interest of the people concerned",
    TakenDown.LEGAL: "legal proceedings",
}

PUBLISHED_OUTCOMES = frozenset({Outcome.CLOSED_INITIAL, Outcome.NOT_UPHELD, Outcome.UPHELD})
"""Outcomes with a decision statement; what went back to the body or was advice has none."""


def first_day(decided: date) -> date:
    """The first day on which a decision may be public, by the delay in force when it was made."""
    in_force = [each for each in DELAYS if each.first <= decided]
    return (in_force[-1] if in_force else DELAYS[0]).after(decided)


def kept_until(kind: DocumentKind, decided: date) -> date:
    """The last day on which a text is to be read."""
    return months_after(decided, KEPT_YEARS[kind] * 12)
