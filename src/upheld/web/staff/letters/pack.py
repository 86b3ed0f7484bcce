"""The reading pack: made on request, read by staff."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.pack import pack_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.letters.one import pdf_response
from upheld.web.staff.shown import shows_of
from upheld.web.staff.years import steps
from upheld.web.staff.years.frame import reporting_year

pack = steps.pack


@does(Deed.SEE_YEAR, GET)
def file(request: HttpRequest, year: int) -> HttpResponse:
    """The pack that was made last; not for whoever has a conflict with a body in it."""
    reporting_year(year)
    made = pack_of(year)
    if made is None or set(made.bodies) & blocked_bodies(person_of(request)):
        raise Http404
    shows_of(request, (f"pack {year}",), "letter")
    return pdf_response(made.pdf.read_bytes(), made.pdf.name)
