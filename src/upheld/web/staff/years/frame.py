"""What every page about a year has: its crumbs, and what people are called."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.pages.frame import Crumb
from upheld.people.queries.people import names
from upheld.web.staff.environment import page

YEARS = "/years/"
UP = (Crumb(text="Years", address=YEARS),)


def address(year: int, *parts: object) -> str:
    """Where something of a year is found."""
    return f"{YEARS}{year}/{''.join(f'{part}/' for part in parts)}"


def reporting_year(year: int) -> ReportingYear:
    """The year of an address; there is no page about a year without an ombudsman."""
    try:
        return ReportingYear(year)
    except Refused:
        raise Http404 from None


def room(request: HttpRequest, template: str, title: str, **facts: Any) -> HttpResponse:
    """A page of the room, on which people are called by their names."""
    called = names()
    return page(
        request, template, title, crumbs=facts.pop("crumbs", UP),
        called=lambda key: called.get(key, key), **facts,
    )  # fmt: skip


def room_of(
    request: HttpRequest, template: str, title: str, year: int, *below: Crumb, **facts: Any
) -> HttpResponse:
    """A page below a year, or below another page of that year."""
    crumbs = (*UP, Crumb(text=str(reporting_year(year)), address=address(year)), *below)
    return room(request, template, title, crumbs=crumbs, year=reporting_year(year), **facts)
