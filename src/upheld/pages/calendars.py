"""Days and hours as iCalendar: the same ones are the same bytes, and each keeps its id."""

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
    page: str = ""
    """Its page with the site's address; empty where that is not known."""


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """Something that is held at an hour; one that was cancelled stays, and says so."""

    id: str
    starts: datetime
    ends: datetime
    summary: str
    description: str
    place: str
    stamp: datetime
    """When it became known."""
    version: int
    """Counts its changes: calendars take the entry with the higher one."""
    cancelled: bool = False
    page: str = ""


def calendar(
    name: str,
    entries: Iterable[DueDay | Appointment],
    *,
    told: datetime = _BEFORE_ALL,
    demonstration: bool,
) -> bytes:
    """The entries as one calendar; each of a demonstration says so itself.

    `told` is when days that are due came to stand so: a later calendar takes the place of an
    earlier one.
    """
    revision = max(0, (told - _BEFORE_ALL) // _MINUTE)
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for each in entries:
        event = _day(each, revision) if isinstance(each, DueDay) else _hour(each)
        event.add("uid", f"{each.id}@{_MINTED}")
        event.add("dtstamp", each.stamp.astimezone(UTC))
        event.add("summary", f"[Demonstration] {each.summary}" if demonstration else each.summary)
        event.add("description", each.description)
        if each.page:
            event.add("url", each.page)
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def _day(due: DueDay, revision: int) -> Event:
    event = Event()
    event.add("sequence", revision)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _hour(held: Appointment) -> Event:
    event = Event()
    event.add("sequence", held.version)
    event.add("dtstart", held.starts.astimezone(UTC))
    event.add("dtend", held.ends.astimezone(UTC))
    event.add("location", held.place)
    event.add("status", "CANCELLED" if held.cancelled else "CONFIRMED")
    return event
