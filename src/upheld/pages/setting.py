"""What pages made from single cases share: who the bodies are, which day it is, what links."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.pages.entries import Directory, Entry
from upheld.publication.site import PublicBody


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The site around a page."""

    directory: Directory
    called: Mapping[str, str]
    """What each body is called in running text."""
    demonstration: bool
    today: date
    """The UK date: states are told by it."""
    forms: str = ""
    """Where the public forms are; empty where the installation has not said it."""

    @property
    def bodies(self) -> Mapping[str, PublicBody]:
        """Every body of the register."""
        return self.directory.bodies

    def entry(self, slug: str) -> Entry:
        """A body as a page names it."""
        return self.directory.entry(self.bodies[slug])

    def noun(self, slug: str) -> str:
        """How a body is called after "the"."""
        return "Council" if self.bodies[slug].kind.compared else "Authority"

    def titled(self, title: str) -> str:
        """A title that is read outside the site: it says itself that it is a demonstration."""
        return f"{title} (demonstration)" if self.demonstration else title
