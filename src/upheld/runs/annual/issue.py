"""Issue: send approved letters, each to its own body, each recipient once."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.post import Way
from upheld.mailing.ways import way_now
from upheld.runs.annual.actions.going import Going, queue_letters, send_off
from upheld.runs.annual.actions.links import SilentLinks, note_silent_links
from upheld.runs.annual.drafting import Desk, open_desk
from upheld.runs.annual.letter_files import Shelf, content_digest, content_of, shelf_of
from upheld.runs.annual.mails import as_approved, write_mail
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED, UNAPPROVED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.recipients import Envelope, envelopes
from upheld.runs.annual.write import newest_letters
from upheld.runs.outbox.actions.messages import Recipient
from upheld.toolbox import clock

# So many letters share a transaction, since each costs a wait for the disk; their PDFs, some
# 100 KB each, stand in memory together.
TOGETHER = 50
# A message that has to reach the disk waits for it; disks take several at once. Of the 8.3 s that
# 544 messages took with two writers, the processor worked 3.9 (measured while tests ran beside).
WRITERS = 8


@dataclass(frozen=True, kw_only=True)
class Issued:
    """What a run of `issue` did."""

    letters: int
    messages: int
    waiting: tuple[str, ...]
    """Bodies whose letter is not approved."""
    unaddressed: Mapping[str, str]
    """Bodies whose letter did not go, and what is wrong with their addresses."""
    outdated: tuple[str, ...]
    """Bodies whose approved letter would say something else today: they did not go."""
    way: Way
    """With a mail server the letters wait for it now; without one they lie in the outbox."""
    held: tuple[str, ...] = ()
    """Bodies whose letter is held: it did not go, and stops nobody."""


def issue(year: int, *, by: str, despite: SilentLinks | None = None) -> Issued:
    """Write every approved letter of the year into the outbox, once per recipient.

    Where any goes `despite` links that do not answer, that is noted first.
    Raises `CheckFailed` before the hour of issue.
    """
    plan = plan_of(year)
    newest = newest_letters(year)
    if plan is None or not newest:
        raise Refused(f"{year} has no letters; write and approve them first")
    if clock.now() < plan.issue_at:
        hour = clock.spoken(plan.issue_at)
        raise CheckFailed(f"the letters of {year} are to go at {hour}; nothing was sent")
    held = held_letters(year)
    stopped = {body for body, x in newest.items() if (body, x.version) in held}
    approved = {body: x for body, x in newest.items() if x.state == APPROVED}
    free = {body: x for body, x in approved.items() if body not in stopped}
    outdated = _outdated(year, free)
    going = {body: x for body, x in free.items() if body not in outdated}
    to = envelopes(year, going)
    addressed = {going[body]: each.recipients for body, each in to.items() if not each.problem}
    if despite and addressed:
        note_silent_links(year=year, silent=despite, by=by)
    gone, messages = _send_all(addressed, shelf_of(year), public_at=plan.public_at, by=by)
    return Issued(
        letters=gone,
        messages=messages,
        waiting=tuple(
            body
            for body, x in sorted(newest.items())
            if x.state in UNAPPROVED and body not in stopped
        ),
        unaddressed={body: each.problem for body, each in to.items() if each.problem},
        outdated=outdated,
        way=way_now(),
        held=tuple(body for body in sorted(stopped) if newest[body].state != ISSUED),
    )


@dataclass(frozen=True, kw_only=True)
class Planning:
    """What a run of `issue` would do."""

    envelopes: tuple[Envelope, ...]
    """Of the letters that have not gone and are not held, by body."""
    approved: frozenset[str]
    outdated: tuple[str, ...]


def plan_issue(year: int, *, thorough: bool = True) -> Planning:
    """Who would get which letter, and what should be looked at first; nothing is sent.

    A quick look does not ask whether an approved letter would say something else today.
    """
    held = held_letters(year)
    open_ones = {
        body: x
        for body, x in newest_letters(year).items()
        if x.state in {*UNAPPROVED, APPROVED} and (body, x.version) not in held
    }
    approved = {body: x for body, x in open_ones.items() if x.state == APPROVED}
    return Planning(
        envelopes=tuple(envelopes(year, open_ones).values()),
        approved=frozenset(approved),
        outdated=_outdated(year, approved) if thorough else (),
    )


def _outdated(year: int, approved: Mapping[str, LetterVersion]) -> tuple[str, ...]:
    if not approved:
        return ()
    desk = open_desk(year)
    return tuple(
        body for body, letter in sorted(approved.items()) if not _says_the_same(desk, letter)
    )


def _says_the_same(desk: Desk, letter: LetterVersion) -> bool:
    try:
        return content_digest(content_of(desk.letter_again(letter))) == letter.content_sha256
    except Refused:
        # Somebody's text may have lost its block: that stops its own letter alone.
        return False


def _send_all(
    addressed: Mapping[LetterVersion, Sequence[Recipient]],
    shelf: Shelf,
    *,
    public_at: datetime,
    by: str,
) -> tuple[int, int]:
    """How many letters went, in how many messages."""
    letters, gone, messages = list(addressed), 0, 0
    for start in range(0, len(letters), TOGETHER):
        some = {x: addressed[x] for x in letters[start : start + TOGETHER]}
        more, in_messages = _send(some, shelf, public_at, by)
        gone, messages = gone + more, messages + in_messages
    return gone, messages


def _send(
    letters: Mapping[LetterVersion, Sequence[Recipient]], shelf: Shelf, public_at: datetime, by: str
) -> tuple[int, int]:
    """Queue, then write and note. After a kill the next run goes on where this one ended.

    A message that was written and not yet noted makes the same file again, and that one is kept.
    """
    contents = {letter: as_approved(letter, shelf) for letter in letters}

    def lay(going: Going) -> None:
        with ThreadPoolExecutor(WRITERS) as workers:
            for done in [
                workers.submit(write_mail, message, letter, contents[letter], shelf, public_at)
                for letter, message in going
            ]:
                done.result()

    # Both ask anew what is approved: somebody may stop a letter while others go.
    queued = queue_letters(to=letters, mark=shelf.mark, way=way_now(), by=by)
    gone = send_off(letters=queued, lay=lay, by=by)
    return len(gone), sum(len(queued[letter]) for letter in gone)
