"""The letters of a year as anybody may read them."""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

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


@dataclass(frozen=True, kw_only=True)
class LetterState:
    """The letters of a year, in short."""

    shown: Mapping[str, tuple[int, str]]
    """Version and digest of each that is shown, by body."""
    to_follow: tuple[str, ...]
    """Bodies that have a letter of which no version is shown."""


def letters_shown(year: int, release: int) -> dict[str, LetterVersion]:
    """The newest letter that went to each body and rests on no later release than the one shown.

    A corrected letter may have gone before its figures are published: until then the letter that
    it replaces is the one in public. Where the newest of them is held the body has none: what it
    replaced does not come back.
    """
    shown = letter_state(year, release).shown
    letters = LetterVersion.objects.filter(year=year, issued_at__isnull=False).order_by("version")
    return {
        letter.authority_id: letter
        for letter in letters
        if shown.get(letter.authority_id) == (letter.version, letter.sha256)
    }


def letter_state(year: int, release: int) -> LetterState:
    """Which letters are shown and which are to follow; asked at every turn, so in few columns."""
    rows = (
        LetterVersion.objects.filter(year=year)
        .order_by("version")
        .values_list("authority", "version", "sha256", "release", "issued_at")
    )
    held, written, newest = held_letters(year), set[str](), dict[str, tuple[int, str]]()
    for body, version, digest, rests_on, issued in rows:
        written.add(body)
        if issued and int(rests_on.rpartition("v")[2]) <= release:
            newest[body] = version, digest
    shown = {body: x for body, x in newest.items() if (body, x[0]) not in held}
    return LetterState(shown=shown, to_follow=tuple(sorted(written - shown.keys())))


def letters_public(year: int) -> dict[str, LetterVersion]:
    """The letters of a year that anybody may read by now."""
    staged = Publication.objects.filter(year=year, public_at__lte=clock.now()).order_by("-id")
    last = staged.first()
    return letters_shown(year, int(last.release.rpartition("v")[2])) if last else {}


def letters_to_follow(year: int, release: int) -> tuple[str, ...]:
    """Bodies that have a letter of which no version is shown: it is held, or has not gone."""
    return letter_state(year, release).to_follow


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
