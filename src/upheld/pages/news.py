"""What the feeds of single cases share."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from upheld.pages.feeds import Entry, Feed, atom, identifier
from upheld.pages.setting import Setting

# Readers of feeds come often; whoever wants everything takes the CSV.
NEWEST = 50
_UK = ZoneInfo("Europe/London")


def changed_at(public_from: datetime, *days: date) -> datetime:
    """When something last was news: from its hour on, and again on each day given."""
    return max([public_from, *(datetime.combine(day, time(), tzinfo=_UK) for day in days)])


def newest(entries: Iterable[Entry]) -> list[Entry]:
    """As many as a feed holds, what was news last first."""
    return sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)[:NEWEST]


def feed_of(
    name: str, title: str, query: str, entries: Sequence[Entry], begun: datetime, setting: Setting
) -> bytes:
    """The feed of the page at `/name/` with its `query`; `begun` is the hour of an empty one."""
    return atom(
        Feed(
            id=identifier(f"{name}{query}"),
            title=title,
            address=f"/{name}/feed.atom{query}",
            page=f"/{name}/{query}",
            begun=begun,
            site=setting.site,
            entries=entries,
        )
    )
