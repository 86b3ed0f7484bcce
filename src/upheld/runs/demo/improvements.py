"""Service improvements that fictional bodies agreed to. Of real bodies none is made up."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from upheld.domain.facts import ImprovementFact
from upheld.domain.outcomes import Remedied
from upheld.runs.demo.bodies import read_fictional_bodies
from upheld.runs.demo.days import WORKING, days_of
from upheld.runs.demo.decisions import Decided, draw_decisions
from upheld.runs.demo.texts import read_text
from upheld.runs.demo.years import FIRST, LAST, YEARS
from upheld.toolbox.drawing import Lots

# Improvements take longer than remedies for one person: two to four months of working days.
SHORTEST, LONGEST = 40, 85
# How long after its day each is done, in working days, taken in turn so that every state is there
# in every year; None: never yet.
DELAYS = (-8, 25, -3, 0, 120, -15, None)
# A body agrees to a few things a year, not to one for each case.
MOST_IN_A_YEAR = 2


def list_improvements(seed: int, year: int) -> list[ImprovementFact]:
    """Everything agreed from the first year to the end of `year`, with all that is known of it.

    Later years count what is overdue from earlier ones, so a year's list holds those too.
    """
    return [each for past in range(FIRST, year + 1) for each in draw_improvements(seed, past)]


@lru_cache(maxsize=len(YEARS))
def draw_improvements(seed: int, year: int) -> tuple[ImprovementFact, ...]:
    """What was agreed in the year, in order of body and day."""
    cases = [
        one
        for slug, decided in draw_decisions(seed, year).items()
        if slug in read_fictional_bodies()
        for one in islice((d for d in decided if d.remedied is Remedied.BY_US), MOST_IN_A_YEAR)
    ]
    return tuple(
        _improvement(seed, one, number, DELAYS[number % len(DELAYS)])
        for number, one in enumerate(cases, start=year)
    )


@cache
def read_catalogue() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Theme and summary of what may be improved, by heading."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = csv.DictReader(io.StringIO(read_text("fictional/improvements.csv")), strict=True)
    for row in rows:
        found[row["heading"]].append((row["theme"], row["summary"]))
    return found


def _improvement(seed: int, one: Decided, number: int, delay: int | None) -> ImprovementFact:
    known = read_catalogue()[one.case.heading]
    theme, summary = known[number % len(known)]
    lots = Lots(seed, "improvement", one.case.reference)
    due = one.day + SHORTEST + lots.below(LONGEST - SHORTEST)
    return ImprovementFact(
        reference=one.case.reference,
        body=one.case.body,
        summary=summary,
        theme=theme,
        agreed=WORKING[one.day],
        due=WORKING[due],
        done=None if delay is None else _known(due + delay),
    )


def _known(day: int) -> date | None:
    # Nothing is known of what comes after the last year.
    return WORKING[day] if day in range(days_of(LAST)[-1] + 1) else None
