"""Searching the audit: reading it changes nothing, and shows no personal value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet

from upheld.casework.models import AuditEvent, AuditKey
from upheld.toolbox.clock import UK, midnight

SORTS = {"at": "id", "by": "by", "action": "action", "subject": "subject", "origin": "origin"}
NEWEST = "at"


@dataclass(frozen=True, kw_only=True)
class Search:
    """Which events, and in which order; everything left empty finds all, the newest first."""

    by: str = ""
    action: str = ""
    subject: str = ""
    origin: str = ""
    first: date | None = None
    last: date | None = None
    sort: str = NEWEST
    rising: bool = False

    def __post_init__(self) -> None:
        """Refuse an order that no column has."""
        if self.sort not in SORTS:
            raise ValueError(f"events are not sorted by {self.sort}")

    def filters(self) -> dict[str, Any]:
        """What was asked for, by name; what was left empty is not there."""
        names = ("by", "action", "subject", "origin", "first", "last")
        return {name: value for name in names if (value := getattr(self, name))}


def events(search: Search) -> QuerySet[AuditEvent]:
    """The events of a search. Text is found anywhere, "person 1" not in "person 12"."""
    found = AuditEvent.objects.all()
    for name in ("by", "subject", "origin"):
        if text := getattr(search, name):
            found = found.filter(**{f"{name}__iregex": _pattern(text)})
    if search.action:
        found = found.filter(action=search.action)
    if search.first:
        found = found.filter(at__gte=midnight(search.first))
    if search.last:
        found = found.filter(at__lte=datetime.combine(search.last, time.max, tzinfo=UK))
    way = "" if search.rising else "-"
    column = SORTS[search.sort]
    return found.order_by(f"{way}{column}", *([] if column == "id" else ["-id"]))


def actions() -> Sequence[str]:
    """Every action that was ever recorded, by name."""
    return tuple(AuditEvent.objects.values_list("action", flat=True).distinct().order_by("action"))


def last_of(action: str) -> AuditEvent | None:
    """The newest event of an action."""
    return AuditEvent.objects.filter(action=action).order_by("-id").first()


def event(number: int) -> AuditEvent | None:
    """One event."""
    return AuditEvent.objects.filter(pk=number).first()


def keys_of(found: AuditEvent) -> Sequence[AuditKey]:
    """The keys under which the personal values of an event lie, destroyed ones too."""
    return tuple(AuditKey.objects.filter(values__event=found).distinct().order_by("id"))


def _pattern(text: str) -> str:
    # A number is found as a whole: a search for somebody must not bring somebody else.
    begin = r"(?<![0-9])" if text[:1].isdecimal() else ""
    end = r"(?![0-9])" if text[-1:].isdecimal() else ""
    return f"{begin}{re.escape(text)}{end}"
