"""Issue: send approved letters, each to its own body, each recipient once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from upheld.domain.errors import CheckFailed, OutsideFailed, Refused
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.runs.annual import places
from upheld.runs.annual.actions.letters import mark_issued
from upheld.runs.annual.drafting import CHIEF_EXECUTIVE, open_desk
from upheld.runs.annual.letter_files import Shelf, content_digest, content_of, shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, DRAFT
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.write import newest_letters
from upheld.runs.outbox.actions.messages import Recipient, mark_written, queue
from upheld.runs.outbox.models.message import WAITING
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import create_once
from upheld.toolbox.mail import Mail, to_eml

# The chief executive first; copies where the office is known.
ROLES = (CHIEF_EXECUTIVE, "link_officer", "leader", "scrutiny_chair", "monitoring_officer")


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


def issue(year: int, *, by: str) -> Issued:
    """Write every approved letter of the year into the outbox, once per recipient.

    Raises `CheckFailed` before the hour of issue.
    """
    plan = plan_of(year)
    newest = newest_letters(year)
    if plan is None or not newest:
        raise Refused(f"{year} has no letters; run: upheld write {year}")
    if clock.now() < plan.issue_at:
        hour = clock.spoken(plan.issue_at)
        raise CheckFailed(f"the letters of {year} are to go at {hour}; nothing was sent")
    contacts = contacts_on(plan.issue_at.astimezone(clock.UK).date())
    shelf = shelf_of(year)
    letters = sent = 0
    unaddressed, outdated = [], []
    desk = open_desk(year)
    for body, letter in sorted(newest.items()):
        if letter.state != APPROVED:
            continue
        if content_digest(content_of(desk.letter(body))) != letter.content_sha256:
            outdated.append(body)
            continue
        recipients = _recipients(contacts.get(body, ()))
        if not recipients:
            unaddressed.append(body)
            continue
        sent += _send(letter, recipients, shelf, public_on=clock.spoken(plan.public_at), by=by)
        letters += 1
    waiting = tuple(body for body, letter in sorted(newest.items()) if letter.state == DRAFT)
    return Issued(
        letters=letters,
        messages=sent,
        waiting=waiting,
        unaddressed=tuple(unaddressed),
        outdated=tuple(outdated),
    )  # fmt: skip


def _recipients(contacts: Sequence[ContactOnDay]) -> list[Recipient]:
    found = [
        Recipient(role, c.email) for role in ROLES for c in contacts if c.role == role and c.email
    ]
    return found if any(r.role == CHIEF_EXECUTIVE for r in found) else []


def _send(
    letter: LetterVersion,
    recipients: Sequence[Recipient],
    shelf: Shelf,
    *,
    public_on: str,
    by: str,
) -> int:
    place = shelf.place(letter.authority_id, letter.version)
    content = place.pdf.read_bytes()
    if sha256(content) != letter.sha256:
        raise OutsideFailed(
            f"the file of {letter} is not the one that was approved; it was not sent"
        )
    messages = queue(
        letter=letter.pk, sha256=letter.sha256, body=letter.authority_id, recipients=recipients,
        mark=shelf.mark, by=by,
    )  # fmt: skip
    title = place.read().title
    waiting = [m for m in messages if m.state == WAITING]
    for message in waiting:
        mail = Mail(
            message_id=message.message_id,
            sender=settings.UPHELD_MAIL_FROM,
            recipient=message.address,
            subject=f"{shelf.mark}{title}",
            text=_text(title, public_on),
            date=message.queued_at,
            attachment=content,
            attachment_name=place.pdf.name,
        )
        create_once(places.outbox(letter.year) / f"{message.message_id}.eml", to_eml(mail))
        mark_written(message=message, by=by)
    mark_issued(letter=letter, messages=[m.message_id for m in messages], by=by)
    return len(messages)


def _text(title: str, public_on: str) -> str:
    return (
        f"The {title[0].lower()}{title[1:]} is attached.\n\n"
        f"The letter and its figures become public on {public_on}. Until then they are for your "
        "authority alone.\n\n"
        "If a figure looks wrong, please answer this message before that hour.\n"
    )
