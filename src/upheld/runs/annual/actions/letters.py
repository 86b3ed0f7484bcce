"""Draft, check, approve and issue letters: each one transaction, one audit event."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Refused
from upheld.runs.annual.actions.letter_events import note_letters
from upheld.runs.annual.letter_files import LetterFiles
from upheld.runs.annual.models import LetterVersion, letter_event
from upheld.runs.annual.models.letter_version import (
    APPROVED,
    CHECKED,
    DRAFT,
    ISSUED,
    SUPERSEDED,
    UNAPPROVED,
)
from upheld.runs.annual.queries.letters import held_letters, returned_letters, writers
from upheld.toolbox import clock


class Draft(NamedTuple):
    """A rendered letter that is to be recorded."""

    body: str
    version: int
    files: LetterFiles
    drafted_by: str = ""
    """Who drafted it first, where somebody else changes it now."""


@transaction.atomic
def record_drafts(*, year: int, release: str, drafts: Sequence[Draft], by: str) -> int:
    """Record drafts; one that stands so already is left alone. Returns how many are recorded.

    A draft takes the place of an older version that was approved but has not gone, and of one
    that was checked and would say something else now. One that says the same in other bytes, as
    after a change of layout or a count that changed none of its figures, stays as it was: checked,
    by whoever wrote it, and with its note where it was returned.
    """
    alone()
    unapproved = LetterVersion.objects.filter(year=year, state__in=UNAPPROVED)
    known = {(d.authority_id, d.version): d for d in unapproved}
    recorded = [d for d in drafts if not _stands(known.get((d.body, d.version)), d, release)]
    if not recorded:
        return 0
    new = [d for d in recorded if not _says_the_same(known.get((d.body, d.version)), d)]
    again = [
        _in_other_bytes(row, d, release)
        for d in recorded
        if (row := known.get((d.body, d.version))) and _says_the_same(row, d)
    ]
    LetterVersion.objects.bulk_update(again, ("release", "sha256", "tools"))
    LetterVersion.objects.filter(
        pk__in=[known[key].pk for d in new if (key := (d.body, d.version)) in known]
    ).delete()
    LetterVersion.objects.filter(
        year=year, state=APPROVED, authority_id__in=[d.body for d in new]
    ).update(state=SUPERSEDED)
    made = LetterVersion.objects.bulk_create(_version_of(d, year, release, by) for d in new)
    # A draft that somebody changed is told as a change, by the action that changed it.
    written = [row for row, draft in zip(made, new, strict=True) if not draft.drafted_by]
    note_letters(letters=written, what=letter_event.WRITTEN, by=by)
    detail = {"release": release, "letters": {d.body: d.files.sha256 for d in recorded}}
    audit.record(by=by, action="write", subject=f"letters {year}", detail=detail)
    return len(recorded)


@transaction.atomic
def check_letters(
    *, letters: Sequence[LetterVersion], answers: Collection[int] = (), by: str
) -> None:
    """Somebody who wrote none of them has read drafts and found them right.

    `Refused` where one was returned, unless its note is among those that this `answers`.
    """
    alone()
    _refuse_own(letters, by, "check")
    _refuse_returned(letters, answers)
    _move(letters, DRAFT, state=CHECKED)
    note_letters(letters=letters, what=letter_event.CHECKED, by=by)
    detail = {"letters": {letter.authority_id: letter.sha256 for letter in letters}}
    audit.record(by=by, action="check", subject=f"letters {letters[0].year}", detail=detail)


@transaction.atomic
def approve_letters(
    *, letters: Sequence[LetterVersion], answers: Collection[int] = (), by: str
) -> None:
    """Approve drafts as they lie; `Refused` where one is held, or the approver wrote in it.

    Also where one was returned, unless its note is among those that this `answers`.
    """
    alone()
    _refuse_own(letters, by, "approve")
    _refuse_returned(letters, answers)
    held = held_letters(letters[0].year)
    for letter in letters:
        if (letter.authority_id, letter.version) in held:
            raise Refused(f"{letter} is held; let it go first")
    _move(letters, *UNAPPROVED, state=APPROVED, approved_at=clock.now(), approved_by=by)
    note_letters(letters=letters, what=letter_event.APPROVED, by=by)
    detail = {"letters": {letter.authority_id: letter.sha256 for letter in letters}}
    audit.record(by=by, action="approve", subject=f"letters {letters[0].year}", detail=detail)


@transaction.atomic
def mark_issued(*, letters: Sequence[LetterVersion], by: str) -> None:
    """Note that all messages of letters are written, and that older versions are superseded."""
    alone()
    _move(letters, APPROVED, state=ISSUED, issued_at=clock.now())
    note_letters(letters=letters, what=letter_event.ISSUED, by=by)
    newest = {letter.authority_id: letter.version for letter in letters}
    year = letters[0].year
    issued = LetterVersion.objects.filter(year=year, authority__in=newest, state=ISSUED)
    older = [each.pk for each in issued if each.version < newest[each.authority_id]]
    LetterVersion.objects.filter(pk__in=older).update(state=SUPERSEDED)
    detail = {"letters": {letter.authority_id: letter.sha256 for letter in letters}}
    audit.record(by=by, action="issue", subject=f"letters {year}", detail=detail)


def _refuse_own(letters: Sequence[LetterVersion], by: str, deed: str) -> None:
    who = _person(by)
    wrote = writers(letters)
    drafted = [str(letter) for letter in letters if _person(letter.drafted_by) == who]
    changed = [
        str(letter)
        for letter in letters
        if who in map(_person, wrote[letter.year, letter.authority_id])
    ]
    for own, did in ((drafted, "drafted"), (changed, "wrote in")):
        if own:
            raise Refused(
                f"{by} {did} {own[0]}{' and others' if len(own) > 1 else ''}; "
                f"somebody else has to {deed} it"
            )


def _refuse_returned(letters: Sequence[LetterVersion], answers: Collection[int]) -> None:
    # A return leaves the bytes as they were: whoever compares those alone does not see it.
    returned = returned_letters(letters[0].year)
    for letter in letters:
        note = returned.get(letter.authority_id)
        if note and note.pk not in answers:
            raise Refused(f"{letter} was returned: {note.why}; look again")


def _person(name: str) -> str:
    # One person however the name is typed.
    return " ".join(name.split()).casefold()


def _stands(known: LetterVersion | None, draft: Draft, release: str) -> bool:
    return (
        known is not None
        and known.sha256 == draft.files.sha256
        and known.release == release
        and _says_the_same(known, draft)
    )


def _says_the_same(known: LetterVersion | None, draft: Draft) -> bool:
    return known is not None and known.content_sha256 == draft.files.content_sha256


def _in_other_bytes(row: LetterVersion, draft: Draft, release: str) -> LetterVersion:
    row.release, row.sha256, row.tools = release, draft.files.sha256, draft.files.tools
    return row


def _version_of(draft: Draft, year: int, release: str, by: str) -> LetterVersion:
    return LetterVersion(
        year=year,
        authority_id=draft.body,
        version=draft.version,
        release=release,
        state=DRAFT,
        sha256=draft.files.sha256,
        content_sha256=draft.files.content_sha256,
        tools=draft.files.tools,
        drafted_at=clock.now(),
        drafted_by=draft.drafted_by or by,
    )


def _move(letters: Sequence[LetterVersion], *states: str, **now: object) -> None:
    # Two people at one letter: the second finds it in another state and is told.
    rows = LetterVersion.objects.filter(pk__in=[x.pk for x in letters], state__in=states)
    if rows.update(**now) != len(letters):
        raise Refused(
            f"a letter is no longer a{'n' if APPROVED in states else ''} {states[0]}; look again"
        )
