"""The mail that carries a letter: its bytes are those that were approved, its text is plain."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from upheld.domain.errors import OutsideFailed
from upheld.domain.post import State, Way
from upheld.letters.letter import Letter
from upheld.runs.annual import places
from upheld.runs.annual.letter_files import Shelf
from upheld.runs.annual.models import LetterVersion
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.spool import place_of
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import create_once
from upheld.toolbox.mail import Mail, is_same, to_eml

# Where a body finds its case lists. There is no such place yet, so no mail leads to it.
OWN_AREA = ""


class Approved(NamedTuple):
    """A letter as it was approved, read once for all its messages."""

    said: Letter
    pdf: bytes


def as_approved(letter: LetterVersion, shelf: Shelf) -> Approved:
    """The letter as it was approved; `OutsideFailed` where its file is another."""
    place = shelf.place(letter.authority_id, letter.version)
    content = place.pdf.read_bytes()
    if sha256(content) != letter.sha256:
        raise OutsideFailed(
            f"the file of {letter} is not the one that was approved; it was not sent"
        )
    return Approved(place.read(), content)


def write_mail(
    message: Message, letter: LetterVersion, content: Approved, shelf: Shelf, public_at: datetime
) -> None:
    """Lay the mail of a message where it belongs, once.

    Asks the database nothing, where a message that repeats another came with it.
    """
    place = shelf.place(letter.authority_id, letter.version)
    mail = Mail(
        message_id=message.message_id,
        sender=settings.UPHELD_MAIL_FROM,
        recipient=message.address,
        subject=f"{shelf.mark}{content.said.title}",
        text=_text(content.said, message, public_at),
        date=message.queued_at,
        attachment=content.pdf,
        attachment_name=place.pdf.name,
    )
    folder = places.outbox(letter.year) / f"{message.message_id}.eml"
    at = place_of(message.message_id) if message.way == Way.SMTP else folder
    made = to_eml(mail)
    try:
        create_once(at, made)
    except FileExistsError:
        if not is_same(at.read_bytes(), made):
            raise


def _text(letter: Letter, message: Message, public_at: datetime) -> str:
    parts = [f"The {letter.title[0].lower()}{letter.title[1:]} is attached."]
    if message.again_of and message.again_of.state != State.WITHDRAWN:
        parts.append("This letter was sent before and is sent again.")
    if letter.corrects:
        parts.append(
            "It takes the place of the letter sent before, which please set aside. "
            f"The reason: {letter.corrects}"
        )
    if OWN_AREA:
        parts.append(f"Its case lists are in your own area: {OWN_AREA}")
    return "\n\n".join([*parts, *_hours(letter, message, public_at)]) + "\n"


def _hours(letter: Letter, message: Message, public_at: datetime) -> list[str]:
    # By the moment at which it was queued: written again it says the same.
    if message.again_of_id and message.queued_at >= public_at and not letter.corrects:
        return [f"The letter and its figures are public since {clock.spoken(public_at)}."]
    hour = f"on {clock.spoken(public_at)}"
    if letter.corrects:
        hour = "when the correction is published"
    alone = "Until then they are for your authority alone."
    return [
        f"The letter and its figures become public {hour}. {alone}",
        "If a figure looks wrong, please answer this message before that hour.",
    ]
