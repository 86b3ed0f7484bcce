"""Mails that wait for the mail server, each whole in a file named by its Message-ID.

Their bytes are made once. What is sent is looked at again: only the approved letter leaves, and
only to the address of its message.
"""

import email
from email.policy import default
from pathlib import Path

from django.conf import settings

from upheld.runs.outbox.models import Message
from upheld.toolbox.digest import sha256

FOLDER = "spool"


class NotAsMade(Exception):
    """The file of a message is not the mail that was made for it."""


def spool() -> Path:
    """The folder of the mails."""
    return Path(settings.UPHELD_DATA) / FOLDER


def place_of(message_id: str) -> Path:
    """Where the mail of a message lies."""
    return spool() / f"{message_id}.eml"


def mail_of(message: Message) -> bytes:
    """The bytes that may leave; `NotAsMade` where they are others."""
    try:
        content = place_of(message.message_id).read_bytes()
    except FileNotFoundError:
        raise NotAsMade("its mail is not in the spool any more") from None
    mail = email.message_from_bytes(content, policy=default)
    # Earlier software began a long name on the next line; it is read back with the blank.
    name = str(mail["Message-ID"]).strip()
    if (name, mail["To"]) != (f"<{message.message_id}>", message.address):
        raise NotAsMade("its mail bears another address or Message-ID")
    if mail.get_all("Cc") or mail.get_all("Bcc"):
        raise NotAsMade("its mail goes to others too")
    enclosed = [part.get_payload(decode=True) for part in mail.iter_attachments()]
    if [sha256(each) for each in enclosed if isinstance(each, bytes)] != [message.letter_sha256]:
        raise NotAsMade("its letter is not the one that was approved")
    return content
