"""The training record of the demonstration: the numbers that two letters print, as sessions.

How many courses, seminars, delegates and authorities is as printed; days, places and how many came
to which of them are invented, and nobody is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from upheld.domain.reporting_year import ReportingYear
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.runs.demo.bodies import read_bodies
from upheld.runs.demo.days import ISO, days_of
from upheld.toolbox.drawing import Lots

TRAINING_COLUMNS = (
    "reference", "course", "kind", "audience", "way", "date", "hours", "city", "people", "body",
    "bodies", "source",
)  # fmt: skip
INVENTED = "invented to fit the numbers of printed letters"
CITIES = ("London", "Birmingham", "Leeds", "Bristol", "Manchester", "Newcastle", "Norwich")
COURSES = {
    Audience.COUNCILS: (
        "Effective complaint handling", "Complaints about adult social care",
        "Complaints about children’s services", "Putting things right: remedies",
    ),
    Audience.PROVIDERS: ("Complaint handling for care providers",),
}  # fmt: skip
SEMINAR = "Making complaints count"
SEMINAR_CITIES = ("London", "Bristol", "Leeds", "Birmingham")
PROVIDERS_HOURS, HOURS = "3", "6"


@dataclass(frozen=True, kw_only=True)
class YearHeld:
    """What a year's sessions come to."""

    courses: int
    people: int
    providers: int
    delegates: int = 0
    authorities: int = 0


# 58, more than 800, 118, more than 1,400, 178 and 143 are printed, 71 is 118 less 47; the rest is
# made up: how far above the hundred, how many for providers, who came in 2019.
HELD = {
    2018: YearHeld(courses=58, people=837, providers=6),
    2019: YearHeld(courses=71, people=1012, providers=9),
    2020: YearHeld(courses=118, people=1438, providers=25, delegates=178, authorities=143),
}


def list_training(year: int) -> list[dict[str, object]]:
    """Every session up to the end of a year: a letter says what was never so before."""
    return [row for held in HELD if held <= year for row in _rows(held)]


@cache
def _rows(year: int) -> tuple[dict[str, object], ...]:
    rows = [*_courses(year, HELD[year]), *_seminars(year, HELD[year])]
    return tuple({"body": "", "bodies": "", "source": INVENTED} | row for row in rows)


def _courses(year: int, held: YearHeld) -> Iterator[dict[str, object]]:
    lots = Lots("training", year)
    days, each = days_of(year), held.people // held.courses
    more = lots.split(held.people - each * held.courses, [1.0] * held.courses)
    for number in range(held.courses):
        # Providers' courses lie evenly among the others.
        theirs = (number + 1) * held.providers // held.courses > (
            number * held.providers // held.courses
        )
        audience = Audience.PROVIDERS if theirs else Audience.COUNCILS
        yield {
            "reference": f"{year}-{number + 1:03}",
            "course": COURSES[audience][number % len(COURSES[audience])],
            "kind": CourseKind.COURSE,
            "audience": audience,
            "way": SessionWay.OPEN,
            "date": ISO[days[number * len(days) // held.courses]],
            "hours": PROVIDERS_HOURS if theirs else HOURS,
            "city": CITIES[lots.below(len(CITIES))],
            "people": each + more[number],
        }


def _seminars(year: int, held: YearHeld) -> Iterator[dict[str, object]]:
    if not held.delegates:
        return
    first = date(year - 1, 9, 10)
    bodies = _senders(year, held)
    for number, city in enumerate(SEMINAR_CITIES):
        came = bodies[number :: len(SEMINAR_CITIES)]
        yield {
            "reference": f"{year}-S{number + 1}",
            "course": SEMINAR,
            "kind": CourseKind.SEMINAR,
            "audience": Audience.COUNCILS,
            "way": SessionWay.OPEN,
            "date": (first + timedelta(weeks=number)).isoformat(),
            "hours": HOURS,
            "city": city,
            "people": sum(sent for _, sent in came),
            "bodies": "; ".join(f"{slug} {sent}" for slug, sent in came),
        }


def _senders(year: int, held: YearHeld) -> list[tuple[str, int]]:
    # Which councils sent somebody is not known: drawn by lot among those that there were.
    lots = Lots("seminars", year)
    living = sorted(
        slug for slug, body in read_bodies().items()
        if body.compared_in(year) and body.lived_on(ReportingYear(year).start)
    )  # fmt: skip
    chosen = [living[place] for place in lots.order([1.0] * len(living))[: held.authorities]]
    two = held.delegates - held.authorities
    return [(slug, 1 + (place < two)) for place, slug in enumerate(chosen)]
