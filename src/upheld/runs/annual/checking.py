"""Check letters: somebody who wrote none of them has read them, before they are signed."""

from collections.abc import Callable, Collection, Mapping, Sequence

from upheld.domain.errors import Refused
from upheld.runs.annual.actions.letters import check_letters
from upheld.runs.annual.approve import refuse_changed, refuse_unseen, without_returned
from upheld.runs.annual.check import check_year
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models.letter_version import DRAFT
from upheld.runs.annual.prose_marks import refuse_open_marks
from upheld.runs.annual.write import newest_letters


def check_drafts(
    year: int,
    bodies: Sequence[str],
    *,
    by: str,
    seen: Mapping[str, str] | None = None,
    answers: Collection[int] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> list[str]:
    """Note that drafts were read and are right; the bodies of those that were not checked yet.

    Refused as an approval is: a letter that changed, also since it was `seen`, or with an
    open mark in its prose. One that was returned with a note is left out, and told, unless
    `answers` has the number of that note: somebody read it.
    """
    desk, newest, shelf = open_desk(year), newest_letters(year), shelf_of(year)
    if missing := sorted(set(bodies) - set(newest)):
        raise Refused(f"{missing[0]} has no letter of {year}; write the letters first")
    drafts = [newest[body] for body in sorted(set(bodies)) if newest[body].state == DRAFT]
    drafts = without_returned(year, drafts, answers, tell)
    refuse_unseen(drafts, seen)
    lines = check_year(year) if drafts else []
    for letter in drafts:
        refuse_changed(letter, desk, shelf)
        refuse_open_marks(desk, letter.authority_id, lines)
    if drafts:
        check_letters(letters=drafts, answers=answers, by=by)
    return [letter.authority_id for letter in drafts]
