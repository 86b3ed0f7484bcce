"""What a body agreed to after a decision, and how it stands today, in words."""

from dataclasses import dataclass
from datetime import date

from upheld.domain.promises import state_on
from upheld.domain.recommendations import RemedyKind
from upheld.letters import words
from upheld.publication.shelf.facts import PublicRecommendation

IMPROVEMENT = "Service improvement"
"""What is promised where nothing but the improvement is recorded here."""


@dataclass(frozen=True, kw_only=True)
class Promised:
    """One recommendation as a page shows it."""

    number: int
    kind: str
    summary: str
    """Empty for what is done for a person: of that the kind alone is public."""
    days: str
    state: str
    address: str = ""
    """Its page among the improvements; empty where it has none."""


def show_promised(one: PublicRecommendation, today: date, address: str = "") -> Promised:
    """A recommendation with its days and its state at the end of `today`."""
    days = (("agreed", one.agreed), ("due by", one.due), ("done", _by(today, one.done)))
    said = [f"{what} {words.day(day)}" for what, day in days if day]
    return Promised(
        number=one.number,
        kind=RemedyKind(one.kind).words if one.kind else IMPROVEMENT,
        summary=one.summary,
        days=words.capital(", ".join(said)),
        state=_state(one, today),
        address=address,
    )


def _state(one: PublicRecommendation, today: date) -> str:
    if one.due:
        return state_on(today, due=one.due, done=one.done).words
    return "Done" if _by(today, one.done) else "Agreed"


def _by(today: date, day: date | None) -> date | None:
    """A day that has come."""
    return day if day and day <= today else None
