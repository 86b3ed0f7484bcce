"""Issue: send approved letters, each to its own body, each recipient once."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings

from upheld.domain.errors import CheckFailed, OutsideFailed, Refused
from upheld.letters.letter import Letter
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.runs.annual import places
from upheld.runs.annual.actions.letters import mark_issued
from upheld.runs.annual.drafting import CHIEF_EXECUTIVE, open_desk
from upheld.runs.annual.letter_files import Shelf, content_digest, content_of, shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED, UNAPPROVED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.write import newest_letters
from upheld.runs.outbox.actions.messages import Post, Recipient, mark_written, queue
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.models.message import WAITING
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import create_once
from upheld.toolbox.mail import Mail, to_eml

# The chief executive first; copies where the office is known.
ROLES = (CHIEF_EXECUTIVE, "link_officer", "leader", "scrutiny_chair", "monitoring_officer")

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
    unaddressed: tuple[str, ...]
    """Bodies whose chief executive has no address: their letters did not go."""
    outdated: tuple[str, ...]
    """Bodies whose approved letter would say something else today: they did not go."""
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
    contacts = contacts_on(plan.issue_at.astimezone(clock.UK).date())
    shelf = shelf_of(year)
    addressed: dict[LetterVersion, list[Recipient]] = {}
    unaddressed, outdated = [], []
    desk, held = open_desk(year), held_letters(year)
    stopped = [b for b, x in sorted(newest.items()) if (b, x.version) in held]
    for body, letter in sorted(newest.items()):
        if letter.state != APPROVED or body in stopped:
            continue
        recipients = _recipients(contacts.get(body, ()))
        if content_digest(content_of(desk.letter_again(letter))) != letter.content_sha256:
            outdated.append(body)
        elif recipients:
            addressed[letter] = recipients
        else:
            unaddressed.append(body)
    return Issued(
        letters=len(addressed),
        messages=_send_all(addressed, shelf, public_on=clock.spoken(plan.public_at), by=by),
        waiting=tuple(
            body
            for body, letter in sorted(newest.items())
            if letter.state in UNAPPROVED and body not in stopped
        ),
        unaddressed=tuple(unaddressed),
        outdated=tuple(outdated),
        held=tuple(body for body in stopped if newest[body].state != ISSUED),
    )


def _recipients(contacts: Sequence[ContactOnDay]) -> list[Recipient]:
    # One person per role, the one the letter greets among them; one mail per address.
    found: dict[str, Recipient] = {}
    for role in ROLES:
        holder = next((c for c in contacts if c.role == role), None)
        if holder and holder.email:
            found.setdefault(holder.email.casefold(), Recipient(role, holder.email))
    recipients = list(found.values())
    return recipients if recipients and recipients[0].role == CHIEF_EXECUTIVE else []


def _send_all(
    addressed: Mapping[LetterVersion, Sequence[Recipient]], shelf: Shelf, *, public_on: str, by: str
) -> int:
    letters = list(addressed)
    return sum(
        _send({x: addressed[x] for x in letters[start : start + TOGETHER]}, shelf, public_on, by)
        for start in range(0, len(letters), TOGETHER)
    )


def _send(
    letters: Mapping[LetterVersion, Sequence[Recipient]], shelf: Shelf, public_on: str, by: str
) -> int:
    """Queue, write, note. After a kill between any two the next run goes on where this one ended.

    A message that was written and not yet noted makes the same file again, and that one is kept.
    """
    contents = {letter: _approved_bytes(letter, shelf) for letter in letters}
    posts = [Post(x.pk, x.sha256, x.authority_id, to) for x, to in letters.items()]
    queued = queue(posts=posts, mark=shelf.mark, by=by)
    waiting = {x: [m for m in queued[x.pk] if m.state == WAITING] for x in letters}
    with ThreadPoolExecutor(WRITERS) as workers:
        for done in [
            workers.submit(_write, waiting[letter], letter, content, shelf, public_on)
            for letter, content in contents.items()
        ]:
            done.result()
    if written := [message for those in waiting.values() for message in those]:
        mark_written(messages=written, by=by)
    mark_issued(letters=list(letters), by=by)
    return sum(map(len, queued.values()))


def _approved_bytes(letter: LetterVersion, shelf: Shelf) -> bytes:
    content = shelf.place(letter.authority_id, letter.version).pdf.read_bytes()
    if sha256(content) != letter.sha256:
        raise OutsideFailed(
            f"the file of {letter} is not the one that was approved; it was not sent"
        )
    return content


def _write(
    messages: Sequence[Message], letter: LetterVersion, content: bytes, shelf: Shelf, public_on: str
) -> None:
    place = shelf.place(letter.authority_id, letter.version)
    said = place.read()
    for message in messages:
        mail = Mail(
            message_id=message.message_id,
            sender=settings.UPHELD_MAIL_FROM,
            recipient=message.address,
            subject=f"{shelf.mark}{said.title}",
            text=_text(said, public_on),
            date=message.queued_at,
            attachment=content,
            attachment_name=place.pdf.name,
        )
        create_once(places.outbox(letter.year) / f"{message.message_id}.eml", to_eml(mail))


def _text(letter: Letter, public_on: str) -> str:
    corrects = ""
    if letter.corrects:
        corrects = (
            "It takes the place of the letter sent before, which please set aside. "
            f"The reason: {letter.corrects}\n\n"
        )
    hour = "when the correction is published" if letter.corrects else f"on {public_on}"
    return (
        f"The {letter.title[0].lower()}{letter.title[1:]} is attached.\n\n{corrects}"
        f"The letter and its figures become public {hour}. Until then they are for your "
        "authority alone.\n\n"
        "If a figure looks wrong, please answer this message before that hour.\n"
    )
