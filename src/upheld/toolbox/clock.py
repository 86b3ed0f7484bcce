"""The only place that knows what time it is."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# The ombudsman's hours, reporting years and embargoes are UK local time.
UK = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that reads the clock


def today() -> date:
    """The UK local date of this moment."""
    return now().astimezone(UK).date()


def midnight(day: date) -> datetime:
    """The moment at which `day` begins here."""
    return datetime.combine(day, time(), UK)


def spoken(moment: datetime) -> str:
    """A moment as people read it: "22 July 2020, 09:00 UK time"."""
    local = moment.astimezone(UK)
    return f"{local.day} {local:%B %Y, %H:%M} UK time"
