"""Improvements with what their list asks of each: its state today and its words, made once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.domain.promises import Promise, state_during
from upheld.publication.finding.spelling import plain
from upheld.publication.shelf.facts import PublicImprovement


@dataclass(frozen=True, kw_only=True)
class Row:
    """One improvement on one day."""

    improvement: PublicImprovement
    state: Promise
    words: str
    """Summary and theme in plain lower-case words, a space before each."""

    def says(self, wanted: Iterable[str]) -> bool:
        """Whether each of the words begins a word of it."""
        return all(f" {word}" in self.words for word in wanted)


def rows_of(improvements: Iterable[PublicImprovement], today: date) -> tuple[Row, ...]:
    """The improvements as they stand while `today` runs, in the order given."""
    return tuple(
        Row(
            improvement=each,
            state=state_during(today, due=each.fact.due, done=done_by(each, today)),
            words=f" {plain(each.fact.summary)} {plain(each.fact.theme)}",
        )
        for each in improvements
    )


def done_by(improvement: PublicImprovement, today: date) -> date | None:
    """The day on which it was done, if that has come."""
    done = improvement.fact.done
    return done if done and done <= today else None
