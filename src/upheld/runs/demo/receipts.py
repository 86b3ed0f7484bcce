"""The cases that each body received in a year: reference, day and heading."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from upheld.runs.demo.bodies import find_body
from upheld.runs.demo.counts import Counts
from upheld.runs.demo.days import intake_days
from upheld.runs.demo.plan import draw_plan
from upheld.toolbox.drawing import Lots

# Real numbers stay far below this one, so that no made-up case can be taken for a real one.
FIRST_NUMBER = 500_001
# Every sixteenth number is left out: it would belong to a complaint about a care provider.
RUN = 15
# Which cases are still open at the year's end is decided by when they came, and by chance: two
# cases within so many working days of each other may change places.
CHANCE = 60


class Receipt(NamedTuple):
    """One case of one body; `day` is a number of `days`."""

    reference: str
    body: str
    day: int
    heading: str
    undecided: bool
    """Whether it is decided in the year after."""


class _Draft(NamedTuple):
    day: int
    body: str
    heading: str
    undecided: bool


@lru_cache(maxsize=4)
def draw_receipts(seed: int, year: int) -> Mapping[str, tuple[Receipt, ...]]:
    """The year's receipts by body, each body's in order of day. They rest on seed and year."""
    drafts = [
        draft
        for place, counts in draw_plan(seed).items()
        if place.year == year
        for draft in _draw_body(seed, year, place.slug, counts)
    ]
    drafts.sort(key=lambda draft: (draft.day, draft.body))
    numbered = sorted(
        (
            Receipt(_reference(year, place), d.body, d.day, d.heading, d.undecided)
            for place, d in enumerate(drafts)
        ),
        key=attrgetter("body", "reference"),
    )
    return {slug: tuple(cases) for slug, cases in groupby(numbered, key=attrgetter("body"))}


def _draw_body(seed: int, year: int, slug: str, counts: Counts) -> list[_Draft]:
    lots = Lots(seed, "receipts", year, slug)
    body = find_body(slug)
    open_days = intake_days(year, body.start, body.end)
    headings = [heading.value for heading, count in counts.received.items() for _ in range(count)]
    days = [open_days[lots.below(len(open_days))] for _ in headings]
    latest_first = sorted(
        range(len(days)), key=lambda place: days[place] + CHANCE * lots.share(), reverse=True
    )
    undecided = set(latest_first[: counts.undecided])
    return [
        _Draft(day, slug, heading, place in undecided)
        for place, (day, heading) in enumerate(zip(days, headings, strict=True))
    ]


def _reference(year: int, place: int) -> str:
    number = FIRST_NUMBER + place + place // RUN
    return f"{(year - 1) % 100:02d} {number // 1000:03d} {number % 1000:03d}"
