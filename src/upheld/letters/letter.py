"""Everything an annual letter says, as data: what is stored, approved and rendered again."""

from dataclasses import dataclass, field
from datetime import date

from upheld.domain.errors import Refused
from upheld.letters import words
from upheld.letters.later import LATER
from upheld.letters.paragraphs import Paragraph
from upheld.letters.signature import Signature
from upheld.letters.statistics_pages import PanelsPage, TablesPage


@dataclass(frozen=True, kw_only=True)
class Section:
    """What one block says. An empty `title` continues under the title before it."""

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]

    def __post_init__(self) -> None:
        """Refuse a section that nobody could name or that says nothing."""
        if not self.key or not self.paragraphs:
            raise Refused(f"section {self.key or self.title!r} needs a key and a paragraph")


@dataclass(frozen=True, kw_only=True)
class Omission:
    """A block that was switched off, and why."""

    key: str
    reason: str

    def __post_init__(self) -> None:
        """Refuse to leave something out without saying why."""
        if not self.reason.strip():
            raise Refused(f"block {self.key} is switched off without a reason: give one")


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who writes: the office, its postal address, and who signs."""

    name: str
    address: tuple[str, ...]
    signatory: str
    titles: tuple[str, ...]
    signature: Signature | None = field(default=None, metadata=LATER)
    """The picture above the signatory's name; a demonstration never has one."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter to one body about one year, complete."""

    body: str
    year: int
    language: str
    """Language tag such as `en-GB`."""
    title: str
    """Of the document: subject and body."""
    sender: Sender
    written_on: date
    by_email: bool
    addressee: tuple[str, ...]
    """The address block, line by line: name where known, title, body."""
    salutation: str
    """The whole greeting, such as "Dear Chief Executive"."""
    subject: str
    sections: tuple[Section, ...]
    closing: str
    """The words before the signature."""
    panels: PanelsPage | None
    tables: TablesPage | None
    release: str
    """The release its figures rest on."""
    demonstration: bool
    watermark: str
    """Printed behind every page; empty unless it is a demonstration."""
    provenance: str
    """Demonstration only: where the figures come from, in words."""
    omissions: tuple[Omission, ...]
    corrects: str
    """Why it takes the place of an earlier letter; empty for a first one."""

    @property
    def written(self) -> str:
        """The day of the letter in words."""
        return words.day(self.written_on)

    def __post_init__(self) -> None:
        """Refuse a letter without addressee, figures or release, and an unmarked demonstration."""
        if not self.addressee or not self.sections:
            raise Refused(f"the letter to {self.body} has no addressee or no text")
        if self.panels is None and self.tables is None:
            raise Refused(f"the letter to {self.body} has no statistics page")
        if not self.release:
            raise Refused(f"the letter to {self.body} names no release that its figures rest on")
        if self.demonstration != bool(self.watermark) or bool(self.provenance) > self.demonstration:
            message = f"the letter to {self.body}: a watermark stands on demonstrations, only there"
            raise Refused(message)
        if self.demonstration and self.sender.signature:
            raise Refused(f"the letter to {self.body} is a demonstration: nobody signs it")
