"""Read an e-mail, pasted or as a file: nothing in it is trusted, and nothing kept unseen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes, message_from_string
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from upheld.domain.errors import Refused
from upheld.toolbox import clock
from upheld.toolbox.plain_line import one_line

LONGEST = 1_000_000
A_MAIL = "message/rfc822"
# What the standard library raises over mails that break its rules.
BROKEN = (MessageError, ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True, kw_only=True)
class ReadMail:
    """What was read; empty where it could not be."""

    sender: str
    address: str
    subject: str
    sent_on: date | None
    body: str
    attached: tuple[str, ...] = ()
    """Names of files that came with it."""

    @property
    def text(self) -> str:
        """Subject and body, as the complaint is written down."""
        return f"{self.subject}\n\n{self.body}".strip()


def read_mail(pasted: str) -> ReadMail:
    """From, Subject, Date and the text of a mail; text without any of them is all body."""
    if not pasted.strip():
        raise Refused("paste the e-mail with its From, Subject and Date")
    if len(pasted) > LONGEST:
        raise Refused("the e-mail is too long to paste; save it as a file and add it as a document")
    text = pasted.lstrip("\ufeff \t\r\n").replace("\r\n", "\n").replace("\r", "\n")
    try:
        message = message_from_string(text, policy=default)
        known = [name for name in ("From", "Subject", "Date") if message[name] is not None]
    except BROKEN:
        known = []
    if not known or not isinstance(message, EmailMessage):
        return ReadMail(sender="", address="", subject="", sent_on=None, body=text.strip())
    return _read(message)


def read_file(content: bytes) -> tuple[ReadMail, EmailMessage]:
    """The same of a file, with the message that holds its files; `Refused` where it is none."""
    try:
        message = message_from_bytes(content, policy=default)
        known = [name for name in ("From", "Subject", "Date") if message[name] is not None]
    except BROKEN:
        known = []
    if not known or not isinstance(message, EmailMessage):
        raise Refused("the file is no e-mail: save the mail as .eml in your mail program")
    return _read(message), message


def parts_of(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """The files of a mail with their names; none where its parts cannot be told."""
    try:
        found = [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except BROKEN:
        return
    for part in found:
        try:
            kind = part.get_content_type()
            name = one_line(part.get_filename() or ("e-mail" if kind == A_MAIL else kind))
        except BROKEN:
            name = "attachment"
        yield name, part


def _read(message: EmailMessage) -> ReadMail:
    sender, address = parseaddr(_header(message, "From"))
    return ReadMail(
        sender=one_line(sender), address=one_line(address), subject=_header(message, "Subject"),
        sent_on=_day(_header(message, "Date")), body=_body(message),
        attached=tuple(name for name, _ in parts_of(message)),
    )  # fmt: skip


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message[name] or ""))
    except BROKEN:
        return ""


def _day(said: str) -> date | None:
    try:
        sent = parsedate_to_datetime(said)
    except BROKEN:
        return None
    aware = sent if sent.tzinfo else datetime.combine(sent.date(), sent.time(), clock.UK)
    day = aware.astimezone(clock.UK).date()
    return day if day <= clock.today() else None


def _body(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
        if part is None:
            return ""
        text = str(part.get_content())
        return _words(text) if part.get_content_subtype() == "html" else text.strip()
    except BROKEN:
        return str(message.get_payload() if not message.is_multipart() else "").strip()


class _Words(HTMLParser):
    """The words of a page, one line for each block; nothing of what a browser would run."""

    BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
    SILENT = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def begin(self, tag: str, attrs: object) -> None:
        del attrs
        self._silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.found.append("\n")

    def end(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in self.SILENT))

    def hear(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)

    # The names by which the parser calls them.
    handle_starttag, handle_endtag, handle_data = begin, end, hear


def _words(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).splitlines())
    return "\n".join(line for line in lines if line)
