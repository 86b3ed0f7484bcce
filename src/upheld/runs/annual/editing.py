"""Change one letter: what is added or left out, seen as it will be sent before it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from upheld.domain.errors import CheckFailed, Refused
from upheld.letters.letter import Letter
from upheld.letters.render import render_pdf
from upheld.runs.annual.actions.letter_edits import save_edits
from upheld.runs.annual.actions.letters import Draft
from upheld.runs.annual.drafting import Desk, open_desk
from upheld.runs.annual.edits import NO_EDITS, Edits
from upheld.runs.annual.letter_files import (
    LetterFiles,
    content_digest,
    content_of,
    shelf_of,
    tools_now,
    write_letter,
)
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import ISSUED, UNAPPROVED
from upheld.runs.annual.prose_marks import Marked, marked_in
from upheld.toolbox.digest import sha256


def with_block(
    edits: Edits, block: str, *, left_out: str, own: Sequence[str], ticks: Mapping[str, str]
) -> Edits:
    """Edits in which one block is as somebody wants it: left out for a reason, or followed by text.

    Ticks are added to those that were there; what they were about decides whether they hold.
    """
    off = {key: why for key, why in edits.switched_off.items() if key != block}
    added = {key: text for key, text in edits.free_paragraphs.items() if key != block}
    if left_out:
        off[block] = left_out
    if own:
        added[block] = tuple(own)
    return replace(
        edits, switched_off=off, free_paragraphs=added, ticks={**edits.ticks, **ticks}
    )  # fmt: skip


def previewed(desk: Desk, letter: LetterVersion, edits: Edits) -> Letter:
    """What a letter would say with these edits, kept or not."""
    return desk.letter(letter.authority_id, version=letter.version, edits=edits)


def change_letter(letter: LetterVersion, wanted: Edits, *, by: str) -> tuple[Marked, ...]:
    """Keep the edits of a letter and draft it again; the paragraphs that somebody has to look at.

    `wanted.version` says from which edits they were made. Refused where the letter is approved,
    where something is left to be filled in, where a block is not there to be followed, or where
    the letter cannot be set. What only takes something out is kept all the same where the letter
    cannot be made today: the next `write` makes it.
    """
    desk = open_desk(letter.year)
    body = letter.authority_id
    if _only_removes(wanted, edits_now(desk, body)) and _waits_for_write(desk, letter, wanted):
        save_edits(letter=letter, edits=wanted, draft=None, by=by)
        return ()
    if letter.state not in UNAPPROVED:
        raise Refused(f"the letter is {letter.state}: only what is not approved is changed")
    if letter.release != desk.release.id:
        raise Refused("the year was counted again since: write the letters first")
    marks = marked_in(desk, body, wanted)
    for mark in marks:
        if mark.gap:
            raise Refused(
                f"something is still to be filled in: {mark.findings[0].text}; fill it in first"
            )
    live = {mark.digest for mark in marks}
    kept = replace(wanted, ticks={d: why for d, why in wanted.ticks.items() if d in live})
    said = previewed(desk, letter, kept)
    files = _files_of(said)
    draft = Draft(body=body, version=letter.version, files=files)
    save_edits(letter=letter, edits=kept, draft=draft, by=by)
    # Rows first: whoever is overtaken or refused leaves the files as they were. A kill in between
    # leaves a file that is not the one drafted, which `write` makes again and `approve` refuses.
    write_letter(said, shelf_of(letter.year).place(body, letter.version))
    return tuple(mark for mark in marks if mark.open)


def lost_its_place(desk: Desk, letter: LetterVersion, edits: Edits) -> bool:
    """Whether a letter cannot be made with these edits, as when the block they add to is gone."""
    try:
        previewed(desk, letter, edits)
    except Refused:
        return True
    return False


def _only_removes(wanted: Edits, before: Edits) -> bool:
    (off, own), (off_before, own_before) = wanted.said(), before.said()
    kept = off.items() <= off_before.items() and own.items() <= own_before.items()
    return kept and wanted.said() != before.said()


def _waits_for_write(desk: Desk, letter: LetterVersion, wanted: Edits) -> bool:
    if letter.state in UNAPPROVED:
        return letter.release != desk.release.id or lost_its_place(desk, letter, wanted)
    # What was added to a letter that has gone stands in the way of the one that corrects it.
    lost = lost_its_place(desk, letter, edits_now(desk, letter.authority_id))
    return letter.state == ISSUED and lost


def edits_now(desk: Desk, body: str) -> Edits:
    """The edits of a letter as they stand."""
    return desk.edits.get(body, NO_EDITS)


def _files_of(letter: Letter) -> LetterFiles:
    try:
        rendered = render_pdf(letter)
    except CheckFailed as fault:
        raise Refused(str(fault)) from None
    content = content_of(letter)
    return LetterFiles(
        sha256=sha256(rendered), content_sha256=content_digest(content), tools=tools_now()
    )
