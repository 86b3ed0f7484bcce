"""A letter in another form than its PDF, for whoever asks the office for one."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.twins import Twin, twin_of
from upheld.runs.annual.write import newest_letters
from upheld.web.staff.guard import GET, does
from upheld.web.staff.shown import shows_of
from upheld.web.staff.years.frame import reporting_year

# A page of its own styles would not show here: it is kept as a file, and opened from there.
KEPT = {Twin.HTML}


@does(Deed.SEE_YEAR, GET, body="slug")
def twin(request: HttpRequest, year: int, slug: str, form: str) -> HttpResponse:
    """The newest letter in another form, made from what it says; before it is public too."""
    reporting_year(year)
    letter = newest_letters(year).get(slug)
    place = shelf_of(year).place(slug, letter.version) if letter else None
    if place is None or form not in set(Twin) or not place.data.is_file():
        raise Http404
    # It greets somebody by name.
    shows_of(request, (f"letter {year} {slug}",), "letter")
    chosen = Twin(form)
    made = twin_of(place, chosen)
    kept = "attachment" if chosen in KEPT else "inline"
    return HttpResponse(
        made.content, content_type=made.media_type,
        headers={"Content-Disposition": f'{kept}; filename="{made.name}"'},
    )  # fmt: skip
