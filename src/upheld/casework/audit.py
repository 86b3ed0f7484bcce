"""The audit chain: each event's digest covers the one before it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import DatabaseError, connection

from upheld.casework.models import AuditEvent
from upheld.domain.errors import CheckFailed
from upheld.toolbox import clock

START = "0" * 64
# Any number that nobody else locks in this database.
TURN = 0x75706865


def record(*, by: str, action: str, subject: str, detail: Mapping[str, Any]) -> AuditEvent:
    """Append one event inside the caller's transaction. `detail`: ids, counts, digests only."""
    _take_turn()
    last = AuditEvent.objects.order_by("-id").first()
    event = AuditEvent(
        at=clock.now(), by=by, action=action, subject=subject, detail=dict(detail),
        previous=last.digest if last else START,
    )  # fmt: skip
    event.digest = _digest(event)
    event.save()
    return event


def _take_turn() -> None:
    # Two that read the same last event would fork the chain. On SQLite a transaction that writes
    # is alone from its beginning; PostgreSQL holds the second back here until the first has ended.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def head() -> dict[str, Any]:
    """How long the chain is and how it ends: kept elsewhere, it shows that an end was taken out."""
    last = AuditEvent.objects.order_by("-id").first()
    return {"events": AuditEvent.objects.count(), "digest": last.digest if last else START}


def verify() -> int:
    """Count of events if the chain is whole; otherwise `CheckFailed` naming the first break."""
    previous, count = START, 0
    for event in _events():
        if event.previous != previous or event.digest != _digest(event):
            raise CheckFailed(f"audit event {event.pk} was changed, or one before it is missing")
        previous, count = event.digest, count + 1
    return count


def _events() -> Iterator[AuditEvent]:
    try:
        yield from AuditEvent.objects.order_by("id").iterator()
    except (ValueError, DatabaseError):
        raise CheckFailed("an audit event holds what no program wrote: it was changed") from None


def _digest(event: AuditEvent) -> str:
    content = [
        event.at.isoformat(), event.by, event.action, event.subject, event.detail, event.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
