"""How the remedies settled in a year ended, case by case."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from upheld.domain.compliance import ComplianceOutcome
from upheld.runs.demo.counts import Counts
from upheld.runs.demo.days import days_of
from upheld.runs.demo.decisions import Decided, draw_decisions
from upheld.runs.demo.fictional.characters import read_characters
from upheld.runs.demo.plan import draw_plan
from upheld.runs.demo.volumes import Place
from upheld.runs.demo.years import BEFORE, LAST
from upheld.toolbox.drawing import Lots

# A remedy is agreed for four to twelve weeks after the decision.
SHORTEST, LONGEST = 20, 60
# It is done within three weeks before its day, or up to ten weeks after; we hear within five.
EARLY, LATE, HEARD = 15, 50, 25
# A late remedy falls due at least so many working days before the year's end.
ROOM = 5


class Settled(NamedTuple):
    """One remedy; days are numbers of `days`, `done` is None where it was not carried out.

    `outcome` and `recorded` are None where no year of the demonstration knows of an outcome.
    """

    decision: Decided
    due: int
    done: int | None
    outcome: ComplianceOutcome | None
    recorded: int | None


@lru_cache(maxsize=4)
def draw_settlements(seed: int, year: int) -> Mapping[str, tuple[Settled, ...]]:
    """The year's compliance outcomes by body, in order of the day they were recorded."""
    open_before = draw_decisions(seed, year - 1) if year > BEFORE else {}
    now = draw_decisions(seed, year)
    settled = {}
    for place, counts in draw_plan(seed).items():
        if place.year != year or not any(counts.compliance.values()):
            continue
        before, after = open_before.get(place.slug, ()), now.get(place.slug, ())
        due = [decision for decision in (*before, *after) if decision.settled_in == year]
        overdue = _due_unanswered(Place(place.slug, year - 1), before)
        settled[place.slug] = _settle(year, due, overdue, counts, Lots(seed, "settled", *place))
    return settled


@lru_cache(maxsize=4)
def draw_unanswered(seed: int, year: int) -> Mapping[str, tuple[Settled, ...]]:
    """Remedies that were due by the year's end and had no outcome by then, by body.

    What the next year heard of them stands with them, and counts in that year; after the last
    year nothing is heard.
    """
    last = days_of(year)[-1]
    if year < LAST:
        later = draw_settlements(seed, year + 1)
        found = {slug: tuple(s for s in those if s.due <= last) for slug, those in later.items()}
    else:
        found = {
            slug: tuple(
                Settled(decision, due, None, None, None)
                for decision, due in _due_unanswered(Place(slug, year), decided).items()
            )
            for slug, decided in draw_decisions(seed, year).items()
        }
    return {slug: those for slug, those in found.items() if those}


def _due_unanswered(place: Place, decided: Sequence[Decided]) -> Mapping[Decided, int]:
    """The remedies of a year's decisions that are left unanswered, with the day they were due.

    Real bodies answer in time: of them no such thing is made up.
    """
    character = read_characters().get(place.slug)
    if character is None:
        return {}
    waiting = [one for one in decided if one.settled_in == place.year + 1]
    last = days_of(place.year)[-1]
    count = character.unanswered_of(len(waiting), place.year)
    return {one: min(one.day + SHORTEST, last) for one in waiting[:count]}


def _settle(
    year: int,
    decisions: Sequence[Decided],
    overdue: Mapping[Decided, int],
    counts: Counts,
    lots: Lots,
) -> tuple[Settled, ...]:
    span = days_of(year)
    # Late ones first, and given to cases that leave time to be late in.
    outcomes = sorted(
        (outcome for outcome, count in counts.compliance.items() for _ in range(count)),
        key=lambda outcome: outcome is not ComplianceOutcome.LATE,
    )
    drawn = [decisions[number] for number in lots.order([1.0] * len(decisions))]
    drawn.sort(key=lambda decision: decision.day > span[-1] - 2 * ROOM)
    settled = [
        _follow(span, decision, outcome, overdue.get(decision), lots)
        for decision, outcome in zip(drawn, outcomes, strict=True)
    ]
    return tuple(sorted(settled, key=lambda one: (one.recorded, one.decision.case.reference)))


def _follow(
    span: range, decision: Decided, outcome: ComplianceOutcome, overdue: int | None, lots: Lots
) -> Settled:
    """One remedy from its decision on.

    It falls due in the year in which it is recorded, unless it was due before (`overdue`).
    """
    first, last = max(span[0], decision.day), span[-1]
    drawn = decision.day + SHORTEST + lots.below(LONGEST - SHORTEST)
    due = max(first, min(max(drawn, span[0]), last - ROOM)) if overdue is None else overdue
    done: int | None = None
    heard = due
    if outcome is ComplianceOutcome.ON_TIME:
        done = heard = max(decision.day, due - lots.below(EARLY))
    elif outcome is ComplianceOutcome.LATE:
        done = heard = min(due + 1 + lots.below(LATE), last)
    recorded = max(span[0], min(heard + lots.below(HEARD), last))
    return Settled(decision, due, done, outcome, recorded)
