"""What the pages of letters share: which letter, its crumbs, and where things stand."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.pages.frame import Crumb
from upheld.register.queries.authorities import authority
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.queries.letters import happened
from upheld.runs.annual.write import newest_letter
from upheld.web.staff.years.frame import address, reporting_year, room_of

LETTERS = "letters"


def letter_of(year: int, slug: str) -> LetterVersion:
    """The newest letter to a body, or not found."""
    reporting_year(year)
    letter = newest_letter(year, slug)
    if letter is None:
        raise Http404
    return letter


def place_of(letter: LetterVersion, *parts: object) -> str:
    """Where a page of a letter stands."""
    return address(letter.year, LETTERS, letter.authority_id, *parts)


def name_of_body(letter: LetterVersion) -> str:
    """The body under its name."""
    return authority(letter.authority_id).name


def seen_event(letter: LetterVersion) -> int:
    """The number of the last thing that happened to a letter; its forms carry it."""
    events = happened(letter.year, letter.authority_id)
    return (events[0].pk or 0) if events else 0


def letters_page(
    request: HttpRequest, template: str, title: str, year: int, **facts: Any
) -> HttpResponse:
    """A page below the letters of a year."""
    crumb = Crumb(text="Letters", address=address(year, LETTERS))
    return room_of(request, f"letters/{template}.html", title, year, crumb, **facts)


def letter_page(
    request: HttpRequest, template: str, title: str, letter: LetterVersion, **facts: Any
) -> HttpResponse:
    """A page below one letter."""
    crumbs = (
        Crumb(text="Letters", address=address(letter.year, LETTERS)),
        Crumb(text=name_of_body(letter), address=place_of(letter)),
    )
    return room_of(
        request, f"letters/{template}.html", title, letter.year, *crumbs, letter=letter,
        place=place_of(letter), **facts,
    )  # fmt: skip
