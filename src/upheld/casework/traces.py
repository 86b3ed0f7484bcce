"""Leave no trace of what retention takes out: neither its key nor old pages of the database."""

from upheld.casework.held import HELD
from upheld.casework.models import AuditKey
from upheld.register import traces
from upheld.toolbox import clock


def forget_key(subject: str, by: str) -> AuditKey | None:
    """The key of a subject, which is none any more. The caller leaves the event of it."""
    overwrite()
    key = AuditKey.objects.filter(subject=subject, destroyed_at__isnull=True).first()
    if key is not None:
        key.key, key.destroyed_at, key.destroyed_by = None, clock.now(), by
        key.save()
    return key


def overwrite() -> None:
    """Leave nothing of what this transaction takes out in the files of the database."""
    traces.overwrite([AuditKey, *(held.model for held in HELD)])
