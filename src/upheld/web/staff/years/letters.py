"""The letters of a year: how each stands, its bytes to read, its approval."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.register.queries.authorities import records
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, DRAFT, ISSUED
from upheld.runs.annual.twins import Twin
from upheld.runs.annual.write import newest_letters
from upheld.runs.desk.starting import start
from upheld.runs.desk.steps import Step
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.once import once_begun
from upheld.web.staff.shown import shows_of
from upheld.web.staff.years.frame import YEARS, address, reporting_year, room_of
from upheld.web.staff.years.runs import sentence

STATES = (DRAFT, APPROVED, ISSUED)
# Of pairs of a body's name and its letter.
COLUMNS: Keys = {
    "name": lambda pair: pair[0].casefold(),
    "state": lambda pair: STATES.index(pair[1].state) if pair[1].state in STATES else len(STATES),
    "written": lambda pair: pair[1].drafted_at,
    "approved": lambda pair: pair[1].approved_at,
}


@does(Deed.SEE_YEAR, GET)
def letters(request: HttpRequest, year: int) -> HttpResponse:
    """The newest version of each body's letter, to filter by state and name."""
    reporting_year(year)
    state, text = one_of(request, "state", STATES), request.GET.get("text", "").strip()
    sort = sorting(request, COLUMNS, "name")
    blocked, bodies = blocked_bodies(person_of(request)), records()
    whole = newest_letters(year)
    named = sorted(
        (bodies[slug].name, letter) for slug, letter in whole.items() if slug not in blocked
    )
    wanted = [
        (name, letter)
        for name, letter in named
        if state in {"", letter.state} and text.casefold() in name.casefold()
    ]
    chosen = {"state": state, "text": text}
    return room_of(
        request, "letters.html", f"Letters of {year}", year, chosen=chosen, states=STATES,
        twins=tuple(Twin),
        list=listing(request, in_order(wanted, sort, COLUMNS), chosen, sort),
        hidden=len(whole) - len(named), whole=len(whole),
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET, body="slug")
def pdf(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The newest letter as it lies, before it is public too."""
    letter = _letter(year, slug)
    place = shelf_of(year).place(slug, letter.version).pdf
    if not place.is_file():
        raise Http404
    # It greets somebody by name.
    shows_of(request, (f"letter {year} {slug}",), "letter")
    return HttpResponse(
        place.read_bytes(), content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{place.name}"'},
    )  # fmt: skip


@does(Deed.APPROVE_LETTERS, POST, body="slug")
@once_begun
def approve(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Approve one letter."""
    _letter(year, slug)
    try:
        run = start(
            Step.APPROVE, year=year, by=person_of(request).key, wishes={"bodies": [slug]}
        )  # fmt: skip
    except Refused as refusal:
        tell(request, sentence(refusal))
        return HttpResponseRedirect(address(year, "letters"))
    return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")


def _letter(year: int, slug: str) -> LetterVersion:
    reporting_year(year)
    letter = newest_letters(year).get(slug)
    if letter is None:
        raise Http404
    return letter
