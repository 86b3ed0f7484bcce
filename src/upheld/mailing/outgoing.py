"""A mail that is to go, whichever way: a file for the gateway, or a row for the mail server."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from upheld.domain.matters import Matter
from upheld.toolbox import clock, secret
from upheld.toolbox.files import write_whole
from upheld.toolbox.mail import Mail, to_eml

# Reminders have a folder of their own, and rows that say which of them were written.
FOLDERS = {
    Matter.ACCOUNT: "outbox/people",
    Matter.EARLY: "outbox/people",
    Matter.PARTY: "outbox/parties",
    Matter.TRAINING: "outbox/training",
    Matter.OFFICERS: "outbox/officers",
    Matter.SURVEY: "outbox/officers",
}
OWNER_ONLY = 0o600


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A mail, and what may be known of it without reading it."""

    mail: Mail
    matter: Matter
    about: str
    """What it is about, by its key; never a name or an address."""
    body: str = ""
    reference: str = ""
    ends_at: datetime | None = None
    """When its link ends."""


def mail_to(to: str, *, subject: str, text: str) -> Mail:
    """A mail from the office, of now, under a name of its own."""
    return Mail(
        message_id=f"{secret.token()}@{settings.UPHELD_MAIL_DOMAIN}",
        sender=settings.UPHELD_MAIL_FROM,
        recipient=to,
        subject=subject,
        text=text,
        date=clock.now(),
    )


def write_file(outgoing: Outgoing) -> Path:
    """Lay the mail into the outbox. It may hold a secret link: only its owner can read the file."""
    place = place_of(outgoing)
    write_whole(place, to_eml(outgoing.mail, plain=False))
    place.chmod(OWNER_ONLY)
    return place


def place_of(outgoing: Outgoing) -> Path:
    """Where the file of a mail lies, for the gateway."""
    name, _, _ = outgoing.mail.message_id.partition("@")
    return Path(settings.UPHELD_DATA) / FOLDERS[outgoing.matter] / f"{name}.eml"
