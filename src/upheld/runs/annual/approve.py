"""Approve: a person takes the drafted bytes as theirs."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.letters.letter import Letter
from upheld.register.queries.resolver import Resolver
from upheld.runs.annual.actions.letters import approve_letters
from upheld.runs.annual.check import check_year, open_errors
from upheld.runs.annual.drafting import Desk, open_desk
from upheld.runs.annual.letter_files import Shelf, content_digest, content_of, shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import UNAPPROVED
from upheld.runs.annual.prose_marks import refuse_open_marks
from upheld.runs.annual.queries.letters import held_letters, returned_letters
from upheld.runs.annual.write import newest_letters
from upheld.toolbox.files import sha256_of


def approve(
    year: int,
    bodies: Sequence[str],
    *,
    by: str,
    leave_out: Collection[str] = (),
    seen: Mapping[str, str] | None = None,
    answers: Collection[int] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> list[str]:
    """Approve the drafts of the bodies named, or all of them; the slugs approved now.

    Slugs in `leave_out` stay for somebody else: bodies with which the person has a conflict. A
    held letter is left out, and refused where it is named. One that was returned with a note which
    nobody has answered is left out, and told: `answers` has the numbers of the notes that the
    person read; None are those of the letters named, where no `seen` tells what was read. A letter
    whose bytes changed on disk, that would say something else today, or with an open mark is
    refused. `seen` has the SHA-256 of each letter as the person saw it, by slug: where one is
    another by now, or was not seen, nothing is approved. Where all are approved, one that cannot be
    made today is left out, and told.
    """
    if not by.strip():
        raise Refused("say who approves")
    chosen, desk, newest = _chosen(year, bodies, leave_out)
    drafts = [newest[body] for body in chosen if newest[body].state in UNAPPROVED]
    if answers is None:
        answers = _notes_on(year, chosen) if bodies and seen is None else ()
    drafts = without_returned(year, drafts, answers, tell)
    said: dict[str, Letter] = {}
    if not bodies:
        said = _say_again(drafts, desk, tell)
        drafts = [letter for letter in drafts if letter.authority_id in said]
    refuse_unseen(drafts, seen)
    shelf = shelf_of(year)
    lines = check_year(year) if drafts else []
    if errors := open_errors(lines):
        raise CheckFailed(
            f"errors of the year's check stand against approval: {len(errors)}; "
            "mend what the check names, then write the letters again"
        )
    for letter in drafts:
        refuse_changed(letter, desk, shelf, said=said.get(letter.authority_id))
        refuse_open_marks(desk, letter.authority_id, lines)
    if drafts:
        approve_letters(letters=drafts, answers=answers, by=by)
    return [letter.authority_id for letter in drafts]


def _notes_on(year: int, bodies: Collection[str]) -> frozenset[int]:
    """The numbers of the notes with which letters were returned, where nobody answered them."""
    return frozenset(note.pk for body, note in returned_letters(year).items() if body in bodies)


def without_returned(
    year: int,
    drafts: Iterable[LetterVersion],
    answers: Collection[int],
    tell: Callable[[str], None],
) -> list[LetterVersion]:
    """Drafts but those that were returned with a note that this does not answer; tells those."""
    returned, kept = returned_letters(year), []
    for letter in drafts:
        note = returned.get(letter.authority_id)
        if note and note.pk not in answers:
            tell(f"{letter.authority_id} is left out, it was returned: {note.why}")
        else:
            kept.append(letter)
    return kept


def _say_again(
    drafts: Iterable[LetterVersion], desk: Desk, tell: Callable[[str], None]
) -> dict[str, Letter]:
    """What each would say today, by body; without those that cannot be made."""
    said = {}
    for letter in drafts:
        try:
            said[letter.authority_id] = desk.letter_again(letter)
        except Refused as refusal:
            tell(f"{letter.authority_id} is left out, its letter cannot be made: {refusal}")
    return said


def _chosen(
    year: int, bodies: Sequence[str], leave_out: Collection[str]
) -> tuple[list[str], Desk, dict[str, LetterVersion]]:
    desk, newest = open_desk(year), newest_letters(year)
    held = {body for body, version in held_letters(year) if newest[body].version == version}
    if not bodies:
        chosen = list(newest)
        left = held | set(leave_out)
    else:
        chosen, left = _named(bodies, newest, ReportingYear(year)), set(leave_out)
        if stopped := sorted(held & set(chosen)):
            raise Refused(f"the letter of {stopped[0]} is held; let it go first")
    if not newest:
        raise Refused(f"{year} has no letters; write them first")
    return sorted(set(chosen) - left), desk, newest


def _named(
    bodies: Sequence[str], newest: dict[str, LetterVersion], year: ReportingYear
) -> list[str]:
    resolver = Resolver.from_register()
    slugs = [resolver.resolve(body, on=year.end) for body in bodies]
    for slug in slugs:
        if slug not in newest:
            raise Refused(f"{slug} has no letter of {year}; write the letters first")
    return slugs


def refuse_unseen(letters: Iterable[LetterVersion], seen: Mapping[str, str] | None) -> None:
    """`Refused` where a letter is not the one that somebody saw; None asks nothing."""
    if seen is None:
        return
    for letter in letters:
        if seen.get(letter.authority_id) != letter.sha256:
            raise Refused(f"{letter} has changed since it was shown; read it again")


def refuse_changed(
    letter: LetterVersion, desk: Desk, shelf: Shelf, *, said: Letter | None = None
) -> None:
    """`CheckFailed` where a letter is not the one drafted, or would say something else today.

    `said` is what it would say today, where the caller has had the desk compose it already.
    """
    body = letter.authority_id
    if sha256_of(shelf.place(body, letter.version).pdf) != letter.sha256:
        raise CheckFailed(
            f"the file of {letter} is not the one that was drafted; write the letters again"
        )
    if content_digest(content_of(said or desk.letter_again(letter))) != letter.content_sha256:
        raise CheckFailed(
            f"{letter} no longer says what figures and facts say; write the letters again"
        )
