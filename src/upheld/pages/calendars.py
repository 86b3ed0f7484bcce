"""Days that are due as iCalendar: the same days are the same bytes, and a day keeps its id."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
# Ids rest on a domain that can never be reached, like those of the feeds.
_MINTED = "upheld.invalid"
_MAKER = "-//Upheld//Days that are due//EN"
# A day that moves is the same event, revised. Calendars take the version with the higher number:
# the more time is given, the higher.
_BEFORE_ALL = date(2000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class DueDay:
    """Something that is due on a day."""

    id: str
    day: date
    summary: str
    description: str
    stamp: datetime
    """When it became known; a reader's calendar asks for it."""


def calendar(name: str, days: Iterable[DueDay], *, demonstration: bool) -> bytes:
    """The days as one calendar; each entry of a demonstration says so itself."""
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for each in days:
        made.add_component(_event(each, demonstration))
    content: bytes = made.to_ical()
    return content


def _event(due: DueDay, demonstration: bool) -> Event:
    event = Event()
    event.add("uid", f"{due.id}@{_MINTED}")
    event.add("dtstamp", due.stamp.astimezone(UTC))
    event.add("sequence", max(0, (due.day - _BEFORE_ALL).days))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", f"[Demonstration] {due.summary}" if demonstration else due.summary)
    event.add("description", due.description)
    event.add("transp", "TRANSPARENT")
    return event
