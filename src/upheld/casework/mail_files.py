"""Files that came with an e-mail: laid aside like those of the public form until it is recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from upheld.casework.document_files import is_aside, lay_aside
from upheld.casework.document_types import Kind
from upheld.casework.pasted_mail import A_MAIL, BROKEN, parts_of
from upheld.domain.errors import Refused

MOST_ATTACHED = 20


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
    """What became of the files of a mail."""

    kept: tuple[Aside, ...]
    refused: tuple[tuple[str, str], ...]
    """Names of the others, each with why."""


def attachments(message: EmailMessage) -> Iterator[Attachment]:
    """The files of a mail; a mail within a mail is one of them. What cannot be read is empty."""
    for name, part in parts_of(message):
        yield Attachment(name=name, content=_bytes(part))


def lay_all_aside(files: Sequence[Attachment]) -> Laid:
    """Take each through the limits of any document; nothing belongs to anything yet."""
    kept, refused = list[Aside](), list[tuple[str, str]]()
    for file in files[:MOST_ATTACHED]:
        try:
            stored = lay_aside([file.content])
        except Refused as refusal:
            refused.append((file.name, str(refusal)))
        else:
            kept.append(
                Aside(name=file.name, sha256=stored.sha256, size=stored.size, kind=stored.kind)
            )
    refused += [
        (file.name, f"at most {MOST_ATTACHED} files of a mail are taken over")
        for file in files[MOST_ATTACHED:]
    ]
    return Laid(kept=tuple(kept), refused=tuple(refused))


def _bytes(part: EmailMessage) -> bytes:
    try:
        if part.get_content_type() == A_MAIL:
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        found = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return found if isinstance(found, bytes) else b""
