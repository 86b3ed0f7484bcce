"""Personal values of audit events: encrypted under a key of their subject, which can be destroyed.

The event holds a salted digest of each value, so that the chain covers it; salt and value lie
encrypted beside it. Once the key is destroyed the digest cannot even be tried out: the salt is
gone with the value.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken

from upheld.casework.models import AuditEvent, AuditKey, AuditValue
from upheld.casework.models.audit_value import NOW, WAS
from upheld.domain.errors import CheckFailed
from upheld.toolbox import clock, secret
from upheld.toolbox.digest import sha256

PERSONAL = "personal"
SALT_BYTES = 16
DESTROY, ANONYMISE, DELETE_CASE = "destroy_key", "anonymise", "delete_case"
"""The actions by which a key goes."""


class Change(NamedTuple):
    """What a personal field was and is now; None where there was or is nothing."""

    was: str | None
    now: str | None


class Salted(NamedTuple):
    """A value with its salt, and the digest that the event holds."""

    field: str
    side: str
    salt: str
    value: str

    @property
    def digest(self) -> str:
        """What may stand in the chain."""
        return _digest(self.salt, self.value)


class Opened(NamedTuple):
    """A value that was read with its key."""

    field: str
    side: str
    value: str


def salted(changes: Mapping[str, Change]) -> list[Salted]:
    """Each side of each change that says something, with a salt of its own."""
    return [
        Salted(field, side, secret.raw(SALT_BYTES).hex(), value)
        for field, change in changes.items()
        for side, value in ((WAS, change.was), (NOW, change.now))
        if value is not None
    ]


def digests(values: list[Salted]) -> dict[str, dict[str, str]]:
    """What the event says of them: digests by field and side."""
    found: dict[str, dict[str, str]] = {}
    for each in values:
        found.setdefault(each.field, {})[each.side] = each.digest
    return found


def keep(event: AuditEvent, values: list[Salted], *, under: str) -> None:
    """Lay the values of an event beside it, under the key of a subject. Caller's transaction."""
    key = AuditKey.objects.filter(subject=under, destroyed_at__isnull=True).first()
    if key is None:
        key = AuditKey(subject=under, key=Fernet.generate_key(), made_at=clock.now())
        key.save()
    fernet = _fernet(key)
    for each in values:
        sealed = fernet.encrypt(json.dumps([each.salt, each.value]).encode())
        AuditValue(event=event, field=each.field, side=each.side, key=key, sealed=sealed).save()


def opened(event: AuditEvent) -> list[Opened]:
    """Every value of an event whose key still exists."""
    return [
        Opened(value.field, value.side, _read(value)[1])
        for value in event.personal.select_related("key").order_by("id")
        if value.key.key is not None
    ]


def check_values() -> None:
    """`CheckFailed` unless each value is there, and says what its event holds a digest of."""
    # JSON of both databases can tell whether a key is there; most events have none.
    for event in AuditEvent.objects.filter(detail__has_key=PERSONAL).order_by("id").iterator():
        said = {
            (field, side): digest
            for field, sides in event.detail[PERSONAL].items()
            for side, digest in sides.items()
        }
        for value in event.personal.select_related("key"):
            digest = said.pop((value.field, value.side), None)
            if digest is None or not _holds(value, digest):
                raise CheckFailed(f"{value} was changed")
        if said:
            raise CheckFailed(f"personal values of audit event {event.pk} were taken out")
    _check_destroyed()


def _check_destroyed() -> None:
    # A key goes by these actions alone, which leave their event.
    events = AuditEvent.objects.filter(action__in=(DESTROY, ANONYMISE, DELETE_CASE))
    noted = events.values_list("detail__key", flat=True)
    gone = AuditKey.objects.filter(destroyed_at__isnull=False).exclude(pk__in=set(noted))
    if lost := gone.first():
        raise CheckFailed(f"the {lost} was destroyed without an audit event")


def _holds(value: AuditValue, digest: str) -> bool:
    if value.key.key is None:
        return True
    try:
        return _digest(*_read(value)) == digest
    except (InvalidToken, ValueError, TypeError):
        return False


def _read(value: AuditValue) -> tuple[str, str]:
    salt, text = json.loads(_fernet(value.key).decrypt(bytes(value.sealed)))
    return salt, text


def _fernet(key: AuditKey) -> Fernet:
    assert key.key is not None, "asked where there is a key alone"  # noqa: S101 - a fault of ours
    return Fernet(bytes(key.key))


def _digest(salt: str, value: str) -> str:
    return sha256(bytes.fromhex(salt) + value.encode())
