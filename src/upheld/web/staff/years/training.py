"""The sessions behind each training figure of a year's letters."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from upheld.domain.activity import IN_WORDS, value_in_words
from upheld.domain.facts import ActivityFact
from upheld.domain.roles import Deed
from upheld.domain.training import Audience, CourseKind
from upheld.outreach.queries.activity import told_activity
from upheld.outreach.queries.counted import OF_SEMINARS, counted
from upheld.outreach.queries.held import Held, HeldSession, held_in
from upheld.register.queries.authorities import records
from upheld.runs.annual import places
from upheld.runs.annual.cut import cut_of
from upheld.runs.annual.told import activity_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.years.frame import reporting_year, room_of

COLUMNS: Keys = {
    "day": attrgetter("day"),
    "title": attrgetter("title"),
    "audience": attrgetter("audience"),
    "city": attrgetter("city"),
    "attended": attrgetter("attended"),
}


class Row(NamedTuple):
    """One figure: as it stands, as it was told, and as the year was frozen."""

    measure: str
    words: str
    fact: ActivityFact
    told: ActivityFact | None
    """What was imported as a figure, where the sessions count before it."""
    frozen: str
    traced: bool
    """Whether there are sessions to show."""


@does(Deed.SEE_YEAR, GET)
def training(request: HttpRequest, year: int) -> HttpResponse:
    """Each figure of the year with its source, and the sessions that one of them counts."""
    reporting = reporting_year(year)
    rows = list(_rows(year))
    traced = [row.measure for row in rows if row.traced]
    figure = one_of(request, "figure", traced, traced[0] if traced else "")
    kind = CourseKind.SEMINAR if figure in OF_SEMINARS else CourseKind.COURSE
    held = held_in(reporting, kind)
    sort = sorting(request, COLUMNS, "day")
    shown = in_order(_behind(held, figure), sort, COLUMNS)
    return room_of(
        request, "year_training.html", f"Training figures of {year}", year, rows=rows,
        figure=figure, words=IN_WORDS, said=value_in_words, traced=traced,
        people=sum(each.attended for each in shown),
        list=listing(request, shown, {"figure": figure}, sort), whole=len(held.sessions),
        bodies=_names(held) if figure == "authorities_at_seminars" else [],
    )  # fmt: skip


def _rows(year: int) -> Iterator[Row]:
    told, frozen = told_activity(), _frozen(year)
    here = counted(told)
    for measure in IN_WORDS:
        key = (year, measure)
        if fact := here.get(key) or told.get(key):
            yield Row(
                measure, IN_WORDS[measure], fact, told.get(key) if key in here else None,
                frozen.get(measure, ""), key in here,
            )  # fmt: skip


def _frozen(year: int) -> dict[str, str]:
    versions = places.versions(places.cuts(year))
    if not versions:
        return {}
    facts = activity_of(cut_of(year, versions[-1]))
    return {fact.measure: fact.value for fact in facts if fact.year == year}


def _behind(held: Held, figure: str) -> list[HeldSession]:
    only = Audience.PROVIDERS if figure == "provider_share" else None
    return [each for each in held.sessions if only in {None, each.audience}]


def _names(held: Held) -> list[str]:
    known = records()
    return sorted(known[body].name for body in held.authorities)
