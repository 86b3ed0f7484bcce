"""How the remedies settled in a year ended, case by case."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from upheld.domain.compliance import ComplianceOutcome
from upheld.runs.demo.counts import Counts
from upheld.runs.demo.days import days_of
from upheld.runs.demo.decisions import Decided, draw_decisions
from upheld.runs.demo.plan import draw_plan
from upheld.runs.demo.years import BEFORE
from upheld.toolbox.drawing import Lots

# A remedy is agreed for four to twelve weeks after the decision.
SHORTEST, LONGEST = 20, 60
# It is done within three weeks before its day, or up to ten weeks after; we hear within five.
EARLY, LATE, HEARD = 15, 50, 25
# A late remedy falls due at least so many working days before the year's end.
ROOM = 5


class Settled(NamedTuple):
    """One remedy; days are numbers of `days`, `done` is None where it was not carried out."""

    decision: Decided
    due: int
    done: int | None
    outcome: ComplianceOutcome
    recorded: int


@lru_cache(maxsize=4)
def draw_settlements(seed: int, year: int) -> Mapping[str, tuple[Settled, ...]]:
    """The year's compliance outcomes by body, in order of the day they were recorded."""
    open_before = draw_decisions(seed, year - 1) if year > BEFORE else {}
    now = draw_decisions(seed, year)
    settled = {}
    for place, counts in draw_plan(seed).items():
        if place.year != year or not any(counts.compliance.values()):
            continue
        every = (*open_before.get(place.slug, ()), *now.get(place.slug, ()))
        due = [decision for decision in every if decision.settled_in == year]
        settled[place.slug] = _settle(year, due, counts, Lots(seed, "settled", *place))
    return settled


def _settle(
    year: int, decisions: Sequence[Decided], counts: Counts, lots: Lots
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
        _follow(span, decision, outcome, lots)
        for decision, outcome in zip(drawn, outcomes, strict=True)
    ]
    return tuple(sorted(settled, key=lambda one: (one.recorded, one.decision.case.reference)))


def _follow(span: range, decision: Decided, outcome: ComplianceOutcome, lots: Lots) -> Settled:
    """One remedy from its decision on. It falls due in the year in which it is recorded."""
    first, last = max(span[0], decision.day), span[-1]
    due = decision.day + SHORTEST + lots.below(LONGEST - SHORTEST)
    due = max(first, min(max(due, span[0]), last - ROOM))
    done: int | None = None
    heard = due
    if outcome is ComplianceOutcome.ON_TIME:
        done = heard = max(decision.day, due - lots.below(EARLY))
    elif outcome is ComplianceOutcome.LATE:
        done = heard = min(due + 1 + lots.below(LATE), last)
    recorded = max(span[0], min(heard + lots.below(HEARD), last))
    return Settled(decision, due, done, outcome, recorded)
