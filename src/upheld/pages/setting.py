"""What pages made from single cases share: who the bodies are, which day it is, what links."""

from collections.abc import Iterable, Mapping
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
    site: str = ""
    """Where the site stands, for what is read elsewhere; empty where it is not known."""
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

    def abroad(self, address: str) -> str:
        """An address of ours as it is followed from elsewhere; empty where that is not known."""
        return f"{self.site}{address}" if self.site else ""

    def titled(self, title: str, said: Iterable[str] = ()) -> str:
        """A title read outside the site: what was chosen, and that it is a demonstration."""
        whole = ": ".join(filter(None, (title, ", ".join(filter(None, said)))))
        return f"{whole} (demonstration)" if self.demonstration else whole
