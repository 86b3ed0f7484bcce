"""Days that are due as iCalendar: an edition gives the same bytes, and a day keeps its id."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
# Ids rest on a domain that can never be reached, like those of the feeds.
_MINTED = "upheld.invalid"
_MAKER = "-//Upheld//Days that are due//EN"
# A day that moves is the same event, revised. Calendars take the version with the higher number,
# also where the day comes sooner: it counts the minutes until the days were told so.
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class DueDay:
    """Something that is due on a day."""

    id: str
    day: date
    summary: str
    description: str
    stamp: datetime
    """When it became known; a reader's calendar asks for it."""


def calendar(name: str, days: Iterable[DueDay], *, told: datetime, demonstration: bool) -> bytes:
    """The days as one calendar; each entry of a demonstration says so itself.

    `told` is when they came to stand so: a later calendar takes the place of an earlier one.
    """
    revision = max(0, (told - _BEFORE_ALL) // _MINUTE)
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for each in days:
        made.add_component(_event(each, revision, demonstration))
    content: bytes = made.to_ical()
    return content


def _event(due: DueDay, revision: int, demonstration: bool) -> Event:
    event = Event()
    event.add("uid", f"{due.id}@{_MINTED}")
    event.add("dtstamp", due.stamp.astimezone(UTC))
    event.add("sequence", revision)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", f"[Demonstration] {due.summary}" if demonstration else due.summary)
    event.add("description", due.description)
    event.add("transp", "TRANSPARENT")
    return event
