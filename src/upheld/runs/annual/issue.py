"""Issue: send approved letters, each to its own body, each recipient once."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.post import Way
from upheld.runs.annual.actions.letters import mark_issued
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.letter_files import Shelf, content_digest, content_of, shelf_of
from upheld.runs.annual.mails import approved_bytes, write_mail
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED, UNAPPROVED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.recipients import Envelope, envelopes
from upheld.runs.annual.write import newest_letters
from upheld.runs.outbox.actions.messages import Post, Recipient, mark_written, queue
from upheld.runs.outbox.actions.sending import withdraw
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.models.message import WAITING
from upheld.runs.outbox.spool import way_now
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


def issue(year: int, *, by: str) -> Issued:
    """Write every approved letter of the year into the outbox, once per recipient.

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
    return Issued(
        letters=len(addressed),
        messages=_send_all(addressed, shelf_of(year), public_at=plan.public_at, by=by),
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
        body
        for body, letter in sorted(approved.items())
        if content_digest(content_of(desk.letter_again(letter))) != letter.content_sha256
    )


def _send_all(
    addressed: Mapping[LetterVersion, Sequence[Recipient]],
    shelf: Shelf,
    *,
    public_at: datetime,
    by: str,
) -> int:
    letters, messages = list(addressed), 0
    for start in range(0, len(letters), TOGETHER):
        # Asked again: somebody may stop a letter while others go.
        held = held_letters(shelf.year)
        going = [
            x for x in letters[start : start + TOGETHER] if (x.authority_id, x.version) not in held
        ]
        if going:
            messages += _send({x: addressed[x] for x in going}, shelf, public_at, by)
    return messages


def _send(
    letters: Mapping[LetterVersion, Sequence[Recipient]], shelf: Shelf, public_at: datetime, by: str
) -> int:
    """Queue, write, note. After a kill between any two the next run goes on where this one ended.

    A message that was written and not yet noted makes the same file again, and that one is kept.
    """
    contents = {letter: approved_bytes(letter, shelf) for letter in letters}
    posts = [Post(x.pk, x.sha256, x.authority_id, to) for x, to in letters.items()]
    queued = queue(posts=posts, mark=shelf.mark, way=way_now(), by=by)
    waiting: dict[LetterVersion, list[Message]] = {}
    for letter, to in letters.items():
        meant = {each.address for each in to}
        found = [m for m in queued[letter.pk] if m.state == WAITING]
        waiting[letter] = [m for m in found if m.address in meant]
        # A contact was changed since a killed run queued these.
        withdraw(messages=[m for m in found if m.address not in meant], by=by)
    with ThreadPoolExecutor(WRITERS) as workers:
        for done in [
            workers.submit(write_mail, message, letter, content, shelf, public_at)
            for letter, content in contents.items()
            for message in waiting[letter]
        ]:
            done.result()
    if written := [message for those in waiting.values() for message in those]:
        mark_written(messages=written, by=by)
    mark_issued(letters=list(letters), by=by)
    return sum(map(len, queued.values()))
