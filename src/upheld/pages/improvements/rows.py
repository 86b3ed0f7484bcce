"""Improvements with what their list asks of each: its state today and its words, made once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from upheld.domain.promises import Promise, state_on
from upheld.publication.finding.spelling import plain
from upheld.publication.shelf.facts import PublicImprovement
from upheld.publication.site import PublicBody


@dataclass(frozen=True, kw_only=True)
class Row:
    """One improvement on one day."""

    improvement: PublicImprovement
    state: Promise
    words: str
    """Summary and theme in plain lower-case words, a space before each."""
    values: Mapping[str, str]
    """By what the list is narrowed: theme, body, type and state."""

    def says(self, wanted: Iterable[str]) -> bool:
        """Whether each of the words begins a word of it."""
        return all(f" {word}" in self.words for word in wanted)


def rows_of(
    improvements: Iterable[PublicImprovement], bodies: Mapping[str, PublicBody], today: date
) -> tuple[Row, ...]:
    """The improvements as they stand while `today` runs, by theme, of each the latest due first."""
    rows = [_row(each, bodies, today) for each in improvements]
    rows.sort(key=due_and_id, reverse=True)
    return tuple(sorted(rows, key=lambda row: row.improvement.fact.theme))


def due_and_id(row: Row) -> tuple[date, str]:
    """What improvements are ordered by: their day, and on one day their id."""
    return row.improvement.fact.due, row.improvement.id


def _row(each: PublicImprovement, bodies: Mapping[str, PublicBody], today: date) -> Row:
    fact = each.fact
    state = state_on(today, due=fact.due, done=done_by(each, today))
    kind = bodies[fact.body].kind
    return Row(
        improvement=each,
        state=state,
        words=f" {plain(fact.summary)} {plain(fact.theme)}",
        values={"theme": fact.theme, "body": fact.body, "type": kind, "state": state},
    )


def done_by(improvement: PublicImprovement, today: date) -> date | None:
    """The day on which it was done, if that has come."""
    done = improvement.fact.done
    return done if done and done <= today else None
