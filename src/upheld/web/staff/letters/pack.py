"""The reading pack: made on request, read by staff."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.web.staff.guard import GET, does
from upheld.web.staff.letters.one import pdf_response
from upheld.web.staff.shown import shows_of
from upheld.web.staff.years import steps
from upheld.web.staff.years.frame import reporting_year
from upheld.web.staff.years.packs import readable_pack

pack = steps.pack


@does(Deed.SEE_YEAR, GET)
def file(request: HttpRequest, year: int) -> HttpResponse:
    """The pack that was made last, for whoever may read it."""
    reporting_year(year)
    made = readable_pack(request, year)
    if made is None:
        raise Http404
    shows_of(request, (f"pack {year}",), "letter")
    return pdf_response(made.pdf.read_bytes(), made.pdf.name)
