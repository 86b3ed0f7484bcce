"""A mail as bytes: the same parts give the same bytes."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

# Seven bits: every mail server takes that, whatever letters a name has.
PLAIN = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail, with a PDF attached or without one."""

    message_id: str
    sender: str
    recipient: str
    subject: str
    text: str
    date: datetime
    attachment: bytes | None = None
    attachment_name: str = ""


def to_eml(mail: Mail, *, plain: bool = True) -> bytes:
    """The mail as an .eml file; headers are refused by the library if they hold line breaks.

    A mail gateway takes eight bits too: for it long lines may stay whole.
    """
    message = EmailMessage(policy=PLAIN if plain else SMTP)
    message["Message-ID"] = f"<{mail.message_id}>"
    message["Date"] = format_datetime(mail.date)
    message["From"] = mail.sender
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message.set_content(mail.text)
    if mail.attachment is None:
        return message.as_bytes()
    message.add_attachment(
        mail.attachment, maintype="application", subtype="pdf", filename=mail.attachment_name
    )
    # The library would draw a boundary by lot; a mail written twice must be the same mail.
    message.set_boundary(f"=_{mail.message_id.split('@')[0]}")
    return message.as_bytes()
