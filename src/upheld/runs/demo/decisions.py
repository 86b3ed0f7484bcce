"""What was decided about each body in a year: which cases, when, and how."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from upheld.domain.headings import Heading
from upheld.domain.outcomes import INVESTIGATED, Outcome, Remedied
from upheld.runs.demo.counts import Counts
from upheld.runs.demo.days import days_of
from upheld.runs.demo.plan import draw_plan
from upheld.runs.demo.receipts import Receipt, draw_receipts
from upheld.runs.demo.volumes import Place
from upheld.runs.demo.years import BEFORE
from upheld.toolbox.drawing import Lots

# Working days from receipt to decision in the middle case, and how they spread (of the logarithm).
# Three in four complaints are over within 13 weeks; an investigation takes about half a year.
USUAL_DAYS = {
    Outcome.INCOMPLETE_INVALID: 5,
    Outcome.ADVICE_GIVEN: 5,
    Outcome.REFERRED_BACK: 12,
    Outcome.CLOSED_INITIAL: 30,
    Outcome.NOT_UPHELD: 105,
    Outcome.UPHELD: 120,
}
SPREAD = 0.5
# A remedy that is settled in the year of its decision needs this many working days of it.
DAYS_TO_SETTLE = 40
# Where a usual duration leads out of the year, the case is decided within so many days of its edge.
NEAR_EDGE = 40
# How likely a case is to be investigated by the working days left to it: half as likely as with
# endless time at this many.
HALF_CHANCE_DAYS = 90
# How often we look into a case and find fault, by heading, against the average: from the national
# rates by heading of 2018 to 2022 (education 65 to 77 %, adult care 61 to 69 %, planning 35 %).
FAULT_ODDS = {
    Heading.ADULT_CARE: 1.4,
    Heading.BENEFITS_TAX: 1.1,
    Heading.CORPORATE_OTHER: 0.8,
    Heading.EDUCATION_CHILDREN: 1.9,
    Heading.ENVIRONMENT: 1.0,
    Heading.HIGHWAYS_TRANSPORT: 0.5,
    Heading.HOUSING: 1.2,
    Heading.PLANNING: 0.5,
    Heading.OTHER: 0.6,
}
_ODDS = {heading.value: odds for heading, odds in FAULT_ODDS.items()}


class Decided(NamedTuple):
    """One decision; `day` is a number of `days`."""

    case: Receipt
    day: int
    outcome: Outcome
    remedied: Remedied | None
    settled_in: int | None
    """The year in which its remedy is settled, where one was recommended."""


@lru_cache(maxsize=4)
def draw_decisions(seed: int, year: int) -> Mapping[str, tuple[Decided, ...]]:
    """The year's decisions by body, in order of day, on receipts of this and the last year."""
    now = draw_receipts(seed, year)
    before = draw_receipts(seed, year - 1) if year > BEFORE else {}
    decided = {}
    for place, counts in draw_plan(seed).items():
        if place.year != year:
            continue
        cases = [case for case in before.get(place.slug, ()) if case.undecided]
        cases += [case for case in now.get(place.slug, ()) if not case.undecided]
        if cases:
            decided[place.slug] = _decide(place, cases, counts, Lots(seed, "decided", *place))
    return decided


def _decide(
    place: Place, cases: Sequence[Receipt], counts: Counts, lots: Lots
) -> tuple[Decided, ...]:
    last = days_of(place.year)[-1]
    investigations = sum(counts.decided[outcome] for outcome in INVESTIGATED)
    order = lots.order([_chance(case, last) for case in cases])
    looked_into = [cases[number] for number in order[:investigations]]
    others = [cases[number] for number in order[investigations:]]
    odds = lots.order([_ODDS[case.heading] for case in looked_into])
    upheld = [looked_into[number] for number in odds[: counts.decided[Outcome.UPHELD]]]
    not_upheld = [looked_into[number] for number in odds[counts.decided[Outcome.UPHELD] :]]
    decided = _uphold(place.year, upheld, counts, lots)
    decided += [_date(place.year, case, Outcome.NOT_UPHELD, lots) for case in not_upheld]
    decided += [
        _date(place.year, case, outcome, lots)
        for case, outcome in zip(others, _other_outcomes(counts), strict=True)
    ]
    return tuple(sorted(decided, key=lambda one: (one.day, one.case.reference)))


def _chance(case: Receipt, last: int) -> float:
    time = last - case.day + 1
    return _ODDS[case.heading] * time / (time + HALF_CHANCE_DAYS)


def _other_outcomes(counts: Counts) -> list[Outcome]:
    # The cases come in drawn order, so the outcomes need not be drawn again.
    others = (outcome for outcome in Outcome if outcome not in INVESTIGATED)
    return [outcome for outcome in others for _ in range(counts.decided[outcome])]


def _uphold(year: int, cases: Sequence[Receipt], counts: Counts, lots: Lots) -> list[Decided]:
    """Upheld cases: some put right by the body, some by us at once or next year, some by nobody."""
    drawn = lots.order([1.0] * len(cases))
    by_body, by_us = counts.remedied[Remedied.BY_BODY], counts.remedied[Remedied.BY_US]
    ours = sorted((cases[number] for number in drawn[by_body : by_body + by_us]), key=_age)
    at_once = by_us - counts.unsettled
    kinds = [
        *((cases[number], Remedied.BY_BODY, None) for number in drawn[:by_body]),
        *((case, Remedied.BY_US, year) for case in ours[:at_once]),
        *((case, Remedied.BY_US, year + 1) for case in ours[at_once:]),
        *((cases[number], Remedied.NONE, None) for number in drawn[by_body + by_us :]),
    ]
    return [_remedy(year, case, remedied, settled, lots) for case, remedied, settled in kinds]


def _remedy(
    year: int, case: Receipt, remedied: Remedied, settled_in: int | None, lots: Lots
) -> Decided:
    spare = DAYS_TO_SETTLE if settled_in == year else 0
    decision = _date(year, case, Outcome.UPHELD, lots, spare)
    return decision._replace(remedied=remedied, settled_in=settled_in)


def _age(case: Receipt) -> int:
    return case.day


def _date(year: int, case: Receipt, outcome: Outcome, lots: Lots, spare: int = 0) -> Decided:
    """The decision of a case within the year, `spare` days before its end where that can be."""
    first = max(days_of(year)[0], case.day)
    last = max(first, days_of(year)[-1] - spare)
    day = case.day + round(USUAL_DAYS[outcome] * lots.factor(SPREAD))
    near = min(NEAR_EDGE, last - first + 1)
    if day < first:
        day = first + lots.below(near)
    elif day > last:
        day = last - lots.below(near)
    return Decided(case, day, outcome, None, None)
