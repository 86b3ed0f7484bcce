"""An e-mail and its files: laid aside like those of the public form until it is recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from upheld.casework.document_files import is_aside, lay_aside
from upheld.casework.document_types import Kind
from upheld.casework.pasted_mail import A_MAIL, BROKEN, parts_of
from upheld.domain.errors import Refused

MOST_ATTACHED = 20
# What the mail itself is called among the documents: apart from its files, whatever they are named.
AS_IT_CAME, AS_PASTED = "E-mail as it came", "E-mail as pasted"
ONLY_NAMED = "read the mail as a file to take it over, or add it as a document afterwards"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file of a mail: its bytes, and what the sender called it."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A file that lies aside for a day. Somebody may keep it as a document until then."""

    name: str
    sha256: str
    size: int
    kind: Kind

    def is_there(self) -> bool:
        """Whether its bytes lie there still."""
        return is_aside(self.sha256)


@dataclass(frozen=True, kw_only=True)
class Laid:
    """What became of a mail and its files."""

    kept: tuple[Aside, ...]
    refused: tuple[tuple[str, str], ...]
    """Names of the others, each with why."""


def attachments(message: EmailMessage) -> Iterator[Attachment]:
    """The files of a mail; a mail within a mail is one of them. What cannot be read is empty."""
    for name, part in parts_of(message):
        yield Attachment(name=name, content=_bytes(part))


def lay_file_aside(content: bytes, message: EmailMessage) -> Laid:
    """A mail that came as a file, as it came, with the files in it."""
    files = list(attachments(message))
    kept = [Attachment(name=AS_IT_CAME, content=content), *files[:MOST_ATTACHED]]
    too_many = f"at most {MOST_ATTACHED} files of a mail are taken over"
    return _lay_aside(kept, [(file.name, too_many) for file in files[MOST_ATTACHED:]])


def lay_pasted_aside(pasted: str, named: Sequence[str]) -> Laid:
    """A mail as its text was pasted; of its files only the names are known."""
    original = Attachment(name=AS_PASTED, content=pasted.encode())
    return _lay_aside([original], [(name, ONLY_NAMED) for name in named])


def _lay_aside(files: Sequence[Attachment], left: Sequence[tuple[str, str]]) -> Laid:
    # Each goes through the limits of any document; nothing belongs to anything yet.
    kept, refused = list[Aside](), list[tuple[str, str]]()
    for file in files:
        try:
            stored = lay_aside([file.content])
        except Refused as refusal:
            refused.append((file.name, str(refusal)))
        else:
            kept.append(
                Aside(name=file.name, sha256=stored.sha256, size=stored.size, kind=stored.kind)
            )
    return Laid(kept=tuple(kept), refused=(*refused, *left))


def _bytes(part: EmailMessage) -> bytes:
    try:
        if part.get_content_type() == A_MAIL:
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        found = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return found if isinstance(found, bytes) else b""
