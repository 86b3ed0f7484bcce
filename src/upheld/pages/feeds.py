"""Atom feeds: the same entries are the same bytes, and an entry keeps its id for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from upheld.pages.environment import environment

# A tag URI (RFC 4151) begins with a domain and a year. The domain is one that can never be reached:
# ids stay what they are when the site is copied to another machine or its address changes.
_MINTED = "tag:upheld.invalid,2026:"
AUTHOR = "Your council’s performance"


def identifier(path: str) -> str:
    """The id of a feed or of an entry, from what it is about: `corrections/2020-v2`."""
    return f"{_MINTED}{path}"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One piece of news."""

    id: str
    title: str
    address: str
    updated: datetime
    summary: str

    def __post_init__(self) -> None:
        """Refuse what no reader of feeds could name or place in time."""
        _refuse_unsound(self.id, self.title, self.updated)


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed and the page that shows the same to people."""

    id: str
    title: str
    address: str
    page: str
    begun: datetime
    """What a feed without an entry gives as the hour of its last change."""
    entries: Sequence[Entry] = ()
    site: str = ""
    """Where the site stands: not every reader of feeds finds that by itself."""

    def __post_init__(self) -> None:
        """Refuse two entries under one id: readers would show one of them only."""
        _refuse_unsound(self.id, self.title, self.begun)
        if len({entry.id for entry in self.entries}) < len(self.entries):
            raise ValueError(f"{self.title}: two entries have the same id")

    @property
    def updated(self) -> datetime:
        """The hour of its newest entry."""
        return max((entry.updated for entry in self.entries), default=self.begun)


def atom(feed: Feed) -> bytes:
    """The feed as Atom 1.0, entries in the order given."""
    template = environment().get_template("feed.xml")
    return template.render(feed=feed, author=AUTHOR, hour=_hour).encode()


def _hour(moment: datetime) -> str:
    """An hour as RFC 3339 asks for it, in UTC, so that summer time leaves no trace."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refuse_unsound(identity: str, title: str, moment: datetime) -> None:
    if not identity.startswith(_MINTED) or not title:
        raise ValueError(f"{identity!r} needs an id of ours and a title")
    if moment.tzinfo is None:
        raise ValueError(f"{identity}: an hour needs its zone")
