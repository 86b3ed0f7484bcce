"""What happened to the letters of a year, and which of them are held."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from upheld.runs.annual.models import LetterEdit, LetterEvent, LetterVersion
from upheld.runs.annual.models.letter_event import (
    APPROVED,
    CHANGED,
    HELD,
    ISSUED,
    RELEASED,
    RETURNED,
    WRITTEN,
)


def held_letters(year: int) -> dict[tuple[str, int], LetterEvent]:
    """Every version that is held now, by body and version, with who held it and why.

    A hold stands for the version that was held and those that take its place, until it is let go.
    """
    events = LetterEvent.objects.filter(year=year, what__in=(HELD, RELEASED)).order_by("id")
    last = {each.authority_id: each for each in events}
    held = {body: event for body, event in last.items() if event.what == HELD}
    if not held:
        return {}
    return {
        (letter.authority_id, letter.version): held[letter.authority_id]
        for letter in LetterVersion.objects.filter(year=year, authority__in=held)
        if letter.version >= held[letter.authority_id].version
    }


def is_held(letter: LetterVersion) -> LetterEvent | None:
    """Who holds a version and why; None where nobody does."""
    found = LetterEvent.objects.filter(
        year=letter.year, authority=letter.authority_id, what__in=(HELD, RELEASED),
    ).order_by("-id").first()  # fmt: skip
    stands = found is not None and found.what == HELD and letter.version >= found.version
    return found if stands else None


def returned_letters(year: int) -> dict[str, LetterEvent]:
    """Letters given back with a note that nobody has answered, by body.

    A change answers it, also by `write` where the letter says something else by then, and so does
    whoever reads the letter then and says that it is right.
    """
    events = LetterEvent.objects.filter(year=year).exclude(what__in=(HELD, RELEASED))
    last = {each.authority_id: each for each in events.order_by("id")}
    return {body: event for body, event in last.items() if event.what == RETURNED}


def happened(year: int, body: str) -> list[LetterEvent]:
    """Everything that happened to a body's letter, the last first.

    Of versions from before such events were kept, what their rows say stands at the end.
    """
    events = list(LetterEvent.objects.filter(year=year, authority=body).order_by("-id"))
    told = {event.version for event in events if event.what in {WRITTEN, CHANGED}}
    before = LetterVersion.objects.filter(year=year, authority=body).exclude(version__in=told)
    noted = {(event.version, event.what) for event in events}
    return events + [
        event
        for letter in before.order_by("-version")
        for event in _told_by(letter)
        if (event.version, event.what) not in noted
    ]


def _told_by(letter: LetterVersion) -> Iterator[LetterEvent]:
    for what, at, by in (
        (ISSUED, letter.issued_at, ""),
        (APPROVED, letter.approved_at, letter.approved_by or ""),
        (WRITTEN, letter.drafted_at, letter.drafted_by),
    ):
        if at:
            yield LetterEvent(
                year=letter.year, authority_id=letter.authority_id, version=letter.version,
                what=what, at=at, by=by,
            )  # fmt: skip


def writers(letters: Collection[LetterVersion]) -> Mapping[tuple[int, str], set[str]]:
    """Who drafted or changed each letter, by year and body: none of them checks or approves it."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for letter in letters:
        found[letter.year, letter.authority_id].add(letter.drafted_by)
    years = {letter.year for letter in letters}
    for edit in LetterEdit.objects.filter(year__in=years):
        if (edit.year, edit.authority_id) in found:
            found[edit.year, edit.authority_id] |= set(edit.written_by)
    return found
