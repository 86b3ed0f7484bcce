"""The audit chain: each event's digest covers the one before it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import DatabaseError

from upheld.casework import personal, sealing
from upheld.casework.models import AuditEvent
from upheld.casework.ordering import alone
from upheld.casework.origin import origin
from upheld.casework.personal import PERSONAL, Change
from upheld.domain.errors import CheckFailed
from upheld.toolbox import clock

START = sealing.START


def record(
    *,
    by: str,
    action: str,
    subject: str,
    detail: Mapping[str, Any],
    personal_values: Mapping[str, Change] | None = None,
    under: str = "",
) -> AuditEvent:
    """Append one event inside the caller's transaction. `detail`: ids, counts, digests only.

    Where it comes from is asked of `origin`. `personal_values` lie beside the event, encrypted
    under the key of the subject, or of the case, body or contact that `under` names.
    """
    alone()
    # One column: the process of public forms may read no other.
    last = AuditEvent.objects.order_by("-id").values_list("digest", flat=True).first()
    values = personal.salted(personal_values or {})
    covered = {PERSONAL: personal.digests(values)} if values else {}
    event = AuditEvent(
        at=clock.now(), by=by, action=action, subject=subject, origin=origin(),
        detail={**detail, **covered}, previous=last or START,
    )  # fmt: skip
    event.digest = _digest(event)
    event.save()
    if values:
        personal.keep(event, values, under=under or subject)
    sealing.seal_if_full(event)
    return event


def head() -> dict[str, Any]:
    """How long the chain is and how it ends: kept elsewhere, it shows that an end was taken out."""
    last = AuditEvent.objects.order_by("-id").first()
    return {"events": AuditEvent.objects.count(), "digest": last.digest if last else START}


def verify() -> int:
    """Count of events if chain, seals and values are whole; else `CheckFailed` names the break."""
    seals = sealing.check_seals()
    previous, count, event = START, 0, None
    for event in _events():
        if event.previous != previous or event.digest != _digest(event):
            raise CheckFailed(f"audit event {event.pk} was changed, or one before it is missing")
        previous, count = event.digest, count + 1
        seal = seals.pop(event.pk, None)
        if seal and (seal.count, seal.head) != (count, event.digest):
            raise CheckFailed(f"audit {seal} covers other events: the chain was made anew")
    if seals:
        lost = next(iter(seals.values()))
        raise CheckFailed(f"audit {lost} covers {lost.count} events: events were taken out")
    sealing.check_tail(event)
    personal.check_values()
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
    # An event that was recorded before events said from where has the digest of its time.
    if event.origin:
        content.append(event.origin)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
