"""The letters of a year as anybody may read them."""

import re
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings

from upheld.letters.letter import Letter
from upheld.letters.public_copy import public_copy
from upheld.publication.site import PublicLetter
from upheld.runs.annual.letter_files import LetterPlace, Shelf, shelf_of, write_letter
from upheld.runs.annual.models import LetterVersion, Publication
from upheld.runs.annual.queries.letters import held_letters
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

# A page of a PDF as Typst writes it; `/Pages` is the tree above them.
PAGE = re.compile(rb"/Type\s*/Page\b")


def letters_shown(year: int, release: int) -> dict[str, LetterVersion]:
    """The newest letter that went to each body and rests on no later release than the one shown.

    A corrected letter may have gone before its figures are published: until then the letter that
    it replaces is the one in public. Where the newest of them is held the body has none: what it
    replaced does not come back.
    """
    held = held_letters(year)
    gone = LetterVersion.objects.filter(year=year, issued_at__isnull=False).order_by("version")
    newest = {
        letter.authority_id: letter
        for letter in gone
        if int(letter.release.rpartition("v")[2]) <= release
    }
    return {body: x for body, x in newest.items() if (body, x.version) not in held}


def letters_public(year: int) -> dict[str, LetterVersion]:
    """The letters of a year that anybody may read by now."""
    staged = Publication.objects.filter(year=year, public_at__lte=clock.now()).order_by("-id")
    last = staged.first()
    return letters_shown(year, int(last.release.rpartition("v")[2])) if last else {}


def letters_to_follow(year: int, release: int) -> tuple[str, ...]:
    """Bodies that have a letter of which no version is shown: it is held, or has not gone."""
    written = LetterVersion.objects.filter(year=year).values_list("authority_id", flat=True)
    return tuple(sorted(set(written) - set(letters_shown(year, release))))


def public_letters(year: int, release: int) -> dict[str, PublicLetter]:
    """Those letters, without the names they greet."""
    shelf, shown = shelf_of(year), letters_shown(year, release)
    with ThreadPoolExecutor(settings.UPHELD_WORKERS) as workers:
        letters = workers.map(lambda letter: _public(letter, shelf), shown.values())
        return {letter.body: letter for letter in sorted(letters, key=lambda x: x.body)}


def _public(letter: LetterVersion, shelf: Shelf) -> PublicLetter:
    place = shelf.place(letter.authority_id, letter.version)
    sent = place.read()
    content = public_copy(sent)
    if content != sent:
        place = _rendered(content, place)
    written = place.pdf.read_bytes()
    return PublicLetter(
        body=letter.authority_id,
        year=letter.year,
        version=letter.version,
        content=content,
        pdf=place.pdf,
        sha256=sha256(written),
        pages=len(PAGE.findall(written)),
        size=len(written),
    )


def _rendered(content: Letter, place: LetterPlace) -> LetterPlace:
    # Beside the letter that was sent and under the same name, so that its address tells nothing.
    # One that lies there and says the same is kept: every letter with a signature has such a copy.
    folder = place.pdf.parent / "public"
    copy = LetterPlace(data=folder / place.data.name, pdf=folder / place.pdf.name)
    write_letter(content, copy)
    return copy
