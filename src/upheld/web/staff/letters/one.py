"""One letter: as it will be sent, beside its facts, figures, blocks and last year’s letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.errors import CheckFailed, Refused, UpheldError
from upheld.domain.roles import Deed
from upheld.letters.letter import Letter
from upheld.letters.render import render_pdf
from upheld.pages.frame import Crumb
from upheld.people.queries.people import permitted
from upheld.register.queries.authorities import authority
from upheld.runs.annual.approve import refuse_changed
from upheld.runs.annual.count import release_of
from upheld.runs.annual.drafting import Desk, open_desk
from upheld.runs.annual.editing import edits_now, previewed
from upheld.runs.annual.edits import Edits
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterVersion, Publication
from upheld.runs.annual.models.letter_event import HELD, RELEASED, RETURNED, TAKEN_BACK
from upheld.runs.annual.models.letter_version import APPROVED, DRAFT, ISSUED, UNAPPROVED
from upheld.runs.annual.prose_marks import Marked, marked_in
from upheld.runs.annual.queries.letters import happened, is_held, writers
from upheld.runs.annual.recipients import doubts_about
from upheld.runs.annual.showing import measure_rows
from upheld.runs.annual.twins import Twin
from upheld.runs.annual.write import newest_letter
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.letters.frame import LETTERS, letter_of, name_of_body, place_of
from upheld.web.staff.letters.states import ACTS, Act
from upheld.web.staff.shown import shows_of
from upheld.web.staff.years.frame import address, room_of

RESTED_ON = "The letter as it was sent cannot be read: its file is missing."


@dataclass(frozen=True, kw_only=True)
class BlockShown:
    """One block of a letter, and what people did with it."""

    key: str
    title: str
    left_out: str
    """Why, where it is left out."""
    own: int
    """How many free paragraphs follow it."""
    open_marks: int
    lost: bool = False
    """People added to it or left it out, and the letter has no such block any more."""


@does(Deed.SEE_YEAR, GET, body="slug")
def one(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The newest version of a body's letter with everything it rests on."""
    letter = letter_of(year, slug)
    shows_of(request, (f"letter {year} {slug}",), "letter")
    desk = open_desk(year)
    edits = edits_now(desk, slug)
    marks = marked_in(desk, slug, edits)
    try:
        said: Letter | None = letter_now(desk, letter)
        fault = changed_since(desk, letter)
    except Refused as refusal:
        said, fault = None, str(refusal)
    return room_of(
        request, "letters/one.html", f"Letter to {name_of_body(letter)}", year,
        Crumb(text="Letters", address=address(year, LETTERS)),
        letter=letter, place=place_of(letter), said=said, fault=fault, last=letter_before(letter),
        stopped=is_held(letter), blocks=tuple(blocks_of(desk, letter, edits, marks)),
        marks=[mark for mark in marks if mark.open], figures=tuple(figure_rows(desk, slug)),
        reports=desk.reports.get(slug, ()), history=happened(year, slug),
        returned=_returned(letter),
        doubts=doubts_about(year, {slug: letter}).get(slug, ()), twins=tuple(Twin),
        acts=_acts(request, letter),
        unapproved=letter.state in UNAPPROVED, is_draft=letter.state == DRAFT,
        is_issued=letter.state == ISSUED, is_approved=letter.state == APPROVED,
        mine=_is_mine(request, letter), short=authority(slug).short_name,
        public_from=public_since(letter),
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET, body="slug")
def pdf(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The letter as it will be sent: rendered now where nobody approved it, else as it lies."""
    letter = letter_of(year, slug)
    place = shelf_of(year).place(slug, letter.version).pdf
    # It greets somebody by name.
    shows_of(request, (f"letter {year} {slug}",), "letter")
    if letter.state in UNAPPROVED:
        try:
            return pdf_response(render_pdf(letter_now(open_desk(year), letter)), place.name)
        except (Refused, CheckFailed):
            pass  # It cannot be made today: the page says why, and the draft is what there is.
    if not place.is_file():
        raise Http404
    return pdf_response(place.read_bytes(), place.name)


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF to be read in the browser."""
    return HttpResponse(
        content, content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )  # fmt: skip


def letter_now(desk: Desk, letter: LetterVersion) -> Letter:
    """What a letter says: today's text where nobody approved it, else what was approved."""
    if letter.state in UNAPPROVED:
        return previewed(desk, letter, edits_now(desk, letter.authority_id))
    place = shelf_of(letter.year).place(letter.authority_id, letter.version)
    if not place.data.is_file():
        raise Refused(RESTED_ON)
    return place.read()


def changed_since(desk: Desk, letter: LetterVersion) -> str:
    """Why a letter that has not gone is not the one that was drafted; empty where it is."""
    if letter.state not in {*UNAPPROVED, APPROVED}:
        return ""
    try:
        refuse_changed(letter, desk, shelf_of(letter.year))
    except FileNotFoundError:
        return "its file is missing; write the letters again"
    except UpheldError as fault:
        return str(fault)
    return ""


def letter_before(letter: LetterVersion) -> Letter | None:
    """Last year's letter to the same body, where there is one."""
    before = newest_letter(letter.year - 1, letter.authority_id)
    if before is None:
        return None
    place = shelf_of(before.year).place(before.authority_id, before.version)
    return place.read() if place.data.is_file() else None


def blocks_of(
    desk: Desk, letter: LetterVersion, edits: Edits, marks: tuple[Marked, ...]
) -> Iterator[BlockShown]:
    """Every block that the letter has or would have, in order, then those that it lost."""
    titles = block_titles(desk, letter)
    lost = sorted({*edits.switched_off, *edits.free_paragraphs} - titles.keys())
    for key in (*titles, *lost):
        yield BlockShown(
            key=key,
            title=titles.get(key) or block_title(key, ""),
            left_out=edits.switched_off.get(key, ""),
            own=len(edits.free_paragraphs.get(key, ())),
            open_marks=sum(mark.open and mark.block == key for mark in marks),
            lost=key in lost,
        )


def block_titles(desk: Desk, letter: LetterVersion) -> dict[str, str]:
    """The blocks that the letter has or would have, in words; none where it cannot be made."""
    try:
        sections = previewed(desk, letter, Edits()).sections
    except Refused:
        return {}
    return {section.key: block_title(section.key, section.title) for section in sections}


def block_title(key: str, title: str) -> str:
    """A block in words; texts for all bodies go by their title."""
    if key.startswith("sector") and title:
        return title
    return key.replace("_", " ").capitalize()


def figure_rows(desk: Desk, body: str) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Each measure: its title, this year's and last year's figure, and what it rests on."""
    release = release_of(desk.year - 1)
    known = release is not None and body in release.bodies
    before = release.figures(body) if release and known else None
    was = {title: shown for title, shown, _ in measure_rows(before)} if before else {}
    for title, shown, details in measure_rows(desk.release.figures(body)):
        yield title, shown, was.get(title, ""), details


def public_since(letter: LetterVersion) -> datetime | None:
    """Since when a letter is public; None where it is not."""
    if letter.issued_at is None or is_held(letter):
        return None
    version = int(letter.release.rpartition("v")[2])
    hours = [
        max(each.public_at, letter.issued_at)
        for each in Publication.objects.filter(year=letter.year, public_at__lte=clock.now())
        if int(each.release.rpartition("v")[2]) >= version
    ]
    return min(hours, default=None)


def _acts(request: HttpRequest, letter: LetterVersion) -> list[Act]:
    may = permitted(person_of(request))
    return [act for act in ACTS if act.deed in may and act.fits(letter)]


def _returned(letter: LetterVersion) -> object:
    # A hold in between answers no note.
    found = happened(letter.year, letter.authority_id)
    last = next((each for each in found if each.what not in {HELD, RELEASED}), None)
    return last if last and last.what in {RETURNED, TAKEN_BACK} else None


def _is_mine(request: HttpRequest, letter: LetterVersion) -> bool:
    wrote = writers([letter])[letter.year, letter.authority_id]
    return person_of(request).key in wrote
