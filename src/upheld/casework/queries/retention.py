"""Which keys of personal values exist no more: what a restore has to destroy again."""

from datetime import datetime
from typing import NamedTuple

from upheld.casework.models import AuditKey


class Destroyed(NamedTuple):
    """A key that was destroyed, and when."""

    subject: str
    at: datetime


def destroyed_keys() -> list[Destroyed]:
    """Every key that was destroyed, the oldest first."""
    gone = AuditKey.objects.filter(destroyed_at__isnull=False).order_by("destroyed_at", "id")
    return [Destroyed(key.subject, key.destroyed_at) for key in gone if key.destroyed_at]
