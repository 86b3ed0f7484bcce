"""Paragraphs as runs of plain text and links: no text of a letter is ever markup."""

from dataclasses import dataclass, field

from upheld.domain.errors import Refused
from upheld.letters.later import LATER

WEB = ("https://", "http://", "mailto:")


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of plain text. With an `address` it is a link, whose text must be meaningful."""

    text: str
    address: str | None = None
    strong: bool = False

    def __post_init__(self) -> None:
        """Refuse an empty stretch and an address that leads nowhere on the web."""
        if not self.text:
            raise Refused("a stretch of text in a letter is empty: leave it out")
        if self.address is not None and not self.address.startswith(WEB):
            message = f"link {self.text!r} leads to {self.address!r}: give an address with https://"
            raise Refused(message)


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph of a letter."""

    runs: tuple[Run, ...]
    lead: bool = field(default=False, metadata=LATER)
    """Whether it only leads to where the text before it was taken from."""

    def __post_init__(self) -> None:
        """Refuse a paragraph that says nothing."""
        if not self.runs:
            raise Refused("a paragraph of a letter is empty: leave it out")

    @property
    def text(self) -> str:
        """Its words without links."""
        return "".join(run.text for run in self.runs)
