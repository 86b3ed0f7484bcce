"""Seals over the audit chain, and their copies outside, by which a chain that was cut short shows.

A seal is made every `SEAL_EVERY` events, at each freeze and at each backup. A thousand
events are some days of an office of fifty people: so much at most stands unsealed, and a seal
costs less than a thousandth of what it covers.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction

from upheld.casework.models import AuditEvent, AuditSeal
from upheld.casework.ordering import alone
from upheld.domain.errors import CheckFailed
from upheld.toolbox import clock

START = "0" * 64
SEAL_EVERY = 1_000


class Head(NamedTuple):
    """What a copy of a seal says: so many events, and the digest at their end."""

    seal: int
    events: int
    digest: str

    def as_fact(self) -> dict[str, Any]:
        """As manifests of cuts, releases and backups hold it."""
        return self._asdict()


def newest_seal() -> AuditSeal | None:
    """The last seal, None while there is none."""
    return AuditSeal.objects.order_by("-number").first()


@transaction.atomic
def seal_now() -> Head | None:
    """Seal what is not sealed yet; the newest seal's head, None where nothing was ever recorded.

    A copy of what it returns belongs where the database's keeper does not reach.
    """
    alone()
    seal = _sealed_to_the_end()
    return Head(seal.number, seal.count, seal.head) if seal else None


def seal_if_full(event: AuditEvent) -> None:
    """Seal if this event, recorded just now, fills a block. Caller's transaction."""
    last = newest_seal()
    if event.pk - (last.last_event if last else 0) >= SEAL_EVERY:
        _sealed_to_the_end()


def faults_of_head(held: Mapping[str, Any]) -> str:
    """In which way the chain differs from a head that was copied out of it; empty: in none."""
    seal = AuditSeal.objects.filter(number=held["seal"]).first()
    if seal is None:
        return f"seal {held['seal']} over {held['events']} events is gone: events were taken out"
    if (seal.count, seal.head) != (held["events"], held["digest"]):
        return f"seal {held['seal']} is not the one that was made then: the chain was made anew"
    return ""


def check_seals() -> dict[int, AuditSeal]:
    """Every seal by its last event; `CheckFailed` where one was changed or taken out."""
    previous, seals = START, {}
    for number, seal in enumerate(AuditSeal.objects.order_by("number").iterator(), start=1):
        whole = seal.number == number and seal.previous == previous
        if not whole or seal.digest != _digest(seal):
            raise CheckFailed(f"audit seal {seal.number} was changed, or one before it is missing")
        previous = seal.digest
        seals[seal.last_event] = seal
    return seals


def check_tail(last: AuditEvent | None) -> None:
    """`CheckFailed` where so much stands unsealed that seals must have been taken out."""
    # Events without an origin are older than seals.
    seal = newest_seal()
    if last and last.origin and last.pk - (seal.last_event if seal else 0) >= SEAL_EVERY:
        raise CheckFailed(f"{last.pk} audit events, the end unsealed: audit seals were taken out")


def _sealed_to_the_end() -> AuditSeal | None:
    before, last = newest_seal(), AuditEvent.objects.only("digest").order_by("-id").first()
    if last is None or (before and before.last_event == last.pk):
        return before
    covered = before.last_event if before else 0
    seal = AuditSeal(
        number=before.number + 1 if before else 1,
        at=clock.now(),
        last_event=last.pk,
        count=(before.count if before else 0) + AuditEvent.objects.filter(pk__gt=covered).count(),
        head=last.digest,
        previous=before.digest if before else START,
    )
    seal.digest = _digest(seal)
    seal.save()
    return seal


def _digest(seal: AuditSeal) -> str:
    content = [
        seal.number, seal.at.isoformat(), seal.last_event, seal.count, seal.head, seal.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
