"""A mail as bytes: the same parts give the same bytes. And what an address is."""

import re
from base64 import encodebytes
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, MessageIDHeader
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP, Policy
from email.utils import format_datetime
from typing import ClassVar, Literal

# As long as a line of a mail may be (RFC 5322).
LONGEST_LINE = 998


class _WholeId(MessageIDHeader, BaseHeader):
    """A Message-ID on one line: some mail servers do not know one that begins on the next."""

    max_count: ClassVar[Literal[1]] = 1

    def fold(self, *, policy: Policy) -> str:
        """Name and value."""
        return super().fold(policy=policy.clone(max_line_length=LONGEST_LINE))


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("message-id", _WholeId)
# A mail gateway takes eight bits and long lines.
GATEWAY = SMTP.clone(header_factory=_HEADERS)
# Seven bits: every mail server takes that, whatever letters a name has.
PLAIN = GATEWAY.clone(cte_type="7bit")
_FOLDED, _WHOLE = b"Message-ID:\r\n <", b"Message-ID: <"
# A plain address as every post office takes it; whether it exists only the post can tell. Longer
# than 254 characters no address can be (RFC 5321).
LONGEST_ADDRESS, LONGEST_LOCAL = 254, 64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+{_LABEL}")
# So a word begins that a reader of headers decodes: it may hold line breaks and other addresses.
_ENCODED = "=?"


class Unaddressed(ValueError):
    """What stands as the address of a mail would not be read as that one address."""


def is_address(text: str) -> bool:
    """Whether a text is one plain mail address, as it may stand in a header: the rule of all."""
    found = _ADDRESS.fullmatch(text)
    return (
        found is not None and len(text) <= LONGEST_ADDRESS and len(found[1]) <= LONGEST_LOCAL
        and _ENCODED not in text
    )  # fmt: skip


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

    It goes to the one address that is named, letter by letter: else it is `Unaddressed`.
    A mail gateway takes eight bits too: for it long lines may stay whole.
    """
    message = EmailMessage(policy=PLAIN if plain else GATEWAY)
    message["Message-ID"] = f"<{mail.message_id}>"
    message["Date"] = format_datetime(mail.date)
    message["From"] = mail.sender
    message["To"] = _one_address(mail.recipient)
    message["Subject"] = mail.subject
    message.set_content(mail.text)
    if mail.attachment is None:
        return _addressed(message, mail.recipient)
    message.add_attachment(
        b"", maintype="application", subtype="pdf", filename=mail.attachment_name
    )
    # The library would draw a boundary by lot; a mail written twice must be the same mail.
    message.set_boundary(boundary := f"=_{mail.message_id.split('@')[0]}")
    return _attached(_addressed(message, mail.recipient), mail.attachment, boundary)


def is_same(written: bytes, mail: bytes) -> bool:
    """Whether a file is this mail; earlier software began a long Message-ID on the next line."""
    return written in {mail, mail.replace(_WHOLE, _FOLDED, 1)}


def _attached(content: bytes, attachment: bytes, boundary: str) -> bytes:
    # The library would write each of a letter's thousand lines by itself: half of a mail's time.
    end = f"\r\n--{boundary}--\r\n".encode()
    if not content.endswith(end):
        raise ValueError("a mail does not end with its attachment")
    return content.removesuffix(end) + encodebytes(attachment).replace(b"\n", b"\r\n") + end


def _one_address(text: str) -> Address:
    # Given as text, the library would decode what looks encoded, and split at commas.
    if not is_address(text):
        raise Unaddressed("this is no mail address to which a mail can be written")
    return Address(addr_spec=text)


def _addressed(message: EmailMessage, recipient: str) -> bytes:
    """The bytes, once they are read back as a mail to this address and to nobody else."""
    content = message.as_bytes()
    head = content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    back = BytesHeaderParser(policy=SMTP).parsebytes(head)
    read = [each.addr_spec for header in back.get_all("To", ()) for each in header.addresses]
    if read != [recipient] or "Cc" in back or "Bcc" in back:
        raise Unaddressed("the mail would not go to the address that it is for")
    return content
