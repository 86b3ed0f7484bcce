"""A letter in another form than its PDF, for whoever asks the office for one."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.roles import Deed
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.twins import Twin, twin_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.letters.frame import letter_of
from upheld.web.staff.letters.one import letter_now
from upheld.web.staff.shown import shows_of

# A page of its own styles would not show here: it is kept as a file, and opened from there.
KEPT = {Twin.HTML}


@does(Deed.SEE_YEAR, GET, body="slug")
def twin(request: HttpRequest, year: int, slug: str, form: str) -> HttpResponse:
    """What the letter's page shows, in another form; before it is public too."""
    letter = letter_of(year, slug)
    if form not in set(Twin):
        raise Http404
    # It greets somebody by name.
    shows_of(request, (f"letter {year} {slug}",), "letter")
    place, chosen = shelf_of(year).place(slug, letter.version), Twin(form)
    try:
        made = twin_of(letter_now(open_desk(year), letter), place, chosen)
    except (Refused, CheckFailed) as fault:
        # It cannot be made today: the page of the letter says why.
        raise Http404 from fault
    kept = "attachment" if chosen in KEPT else "inline"
    return HttpResponse(
        made.content, content_type=made.media_type,
        headers={"Content-Disposition": f'{kept}; filename="{made.name}"'},
    )  # fmt: skip
