"""Further decisions of fictional bodies, after the last year that the demonstration counts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice

from upheld.domain.facts import ImprovementFact
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.demo.bodies import Body, read_fictional_bodies
from upheld.runs.demo.days import FRIDAY, SHUT
from upheld.runs.demo.improvements import read_catalogue
from upheld.runs.demo.national import read_patterns
from upheld.runs.demo.receipts import RUN
from upheld.runs.demo.statements.drawn import InventedCase
from upheld.runs.demo.years import LAST
from upheld.toolbox.drawing import Lots

# A row of cases that never changes, spread over so many days; those of days to come wait.
FROM = ReportingYear(LAST).end + timedelta(days=1)
DAYS = 730
# Days from receipt to decision: at least, in the middle, and how they spread.
LEAST, USUAL, SPREAD = 12, 70, 0.6
# However early the day, drawing comes to an end.
MOST = 400_000
# Each day of a year has a thousand numbers, above those of real cases.
FIRST_NUMBER, A_DAY = 500_001, 1_000
# Among the first so many cases every second upheld one also improves a service: in so many days,
# done early, late or not yet, in turn.
IMPROVED_AMONG, SHORTEST, LONGEST = 400, 60, 150
DELAYS = (-12, None, 20, -3, None)
# Of a hundred published decisions so many were closed early, not upheld, upheld; of a hundred
# upheld ones so many were put right by us, by the body, or needed no remedy.
OUTCOMES = {Outcome.CLOSED_INITIAL: 50, Outcome.NOT_UPHELD: 15, Outcome.UPHELD: 35}
REMEDIED = {Remedied.BY_US: 80, Remedied.BY_BODY: 12, Remedied.NONE: 8}


def further_cases(seed: int, until: date) -> Iterator[InventedCase]:
    """Cases decided by `until`; each is the same whatever the day, so that a row only grows."""
    lots = Lots(seed, "further decisions")
    taken: dict[date, int] = {}
    bodies = [body for body in read_fictional_bodies().values() if body.lived_on(FROM)]
    for drawn in range(MOST):
        body = bodies[lots.below(len(bodies))]
        received = FROM + timedelta(days=lots.below(DAYS))
        while received.weekday() > FRIDAY or (received.month, received.day) in SHUT:
            received += timedelta(days=1)
        case = _case(body, received, taken.get(received, 0), lots)
        taken[received] = taken.get(received, 0) + 1
        if case is not None and case.decided <= until:
            yield _improved(seed, case) if drawn < IMPROVED_AMONG else case


def further_improvements(seed: int, until: date) -> Iterator[ImprovementFact]:
    """What was agreed in the first of these cases, as it stands on a day."""
    for case in islice(further_cases(seed, until), IMPROVED_AMONG):
        if case.improvement:
            lots = Lots(seed, "further improvement", case.reference)
            due = case.decided + timedelta(days=SHORTEST + lots.below(LONGEST - SHORTEST))
            delay = DELAYS[lots.below(len(DELAYS))]
            done = None if delay is None else due + timedelta(days=delay)
            yield ImprovementFact(
                reference=case.reference, body=case.body, summary=case.improvement,
                theme=case.theme, agreed=case.decided, due=due,
                done=done if done and done <= until else None,
            )  # fmt: skip


def _improved(seed: int, case: InventedCase) -> InventedCase:
    lots = Lots(seed, "improves a service", case.reference)
    if case.remedied is not Remedied.BY_US or lots.below(2):
        return case
    known = read_catalogue()[case.heading]
    theme, summary = known[lots.below(len(known))]
    return replace(case, improvement=summary, theme=theme)


def _case(body: Body, received: date, place: int, lots: Lots) -> InventedCase | None:
    decided = received + timedelta(days=LEAST + round(USUAL * lots.factor(SPREAD)))
    decided -= timedelta(days=max(0, decided.weekday() - FRIDAY))
    heading = _pick(_mix(body), lots)
    outcome = list(OUTCOMES)[_place(tuple(OUTCOMES.values()), lots)]
    remedied = list(REMEDIED)[_place(tuple(REMEDIED.values()), lots)]
    number = place + place // RUN
    if number >= A_DAY:
        return None
    return InventedCase(
        reference=_reference(received, number), body=body.slug, heading=heading, outcome=outcome,
        received=received, decided=decided,
        remedied=remedied if outcome is Outcome.UPHELD else None,
    )  # fmt: skip


def _reference(received: date, number: int) -> str:
    year = ReportingYear.of(received)
    whole = FIRST_NUMBER + (received - year.start).days * A_DAY + number
    return f"{(year.ended - 1) % 100:02d} {whole // 1000:03d} {whole % 1000:03d}"


def _mix(body: Body) -> Mapping[Heading, float]:
    return read_patterns()[body.kind].headings


def _pick(mix: Mapping[Heading, float], lots: Lots) -> Heading:
    return list(mix)[_place(tuple(mix.values()), lots)]


def _place(weights: tuple[float, ...], lots: Lots) -> int:
    sums = _sums(weights)
    mark = lots.share() * sums[-1]
    return next(place for place, total in enumerate(sums) if total > mark)


@cache
def _sums(weights: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(accumulate(weights))
