"""Questions and resources as they stand."""

from datetime import datetime
from typing import Any, NamedTuple

from upheld.outreach.models import RecordVersion


class InForce(NamedTuple):
    """What a record says, and from when."""

    content: dict[str, Any]
    public_from: datetime


def in_force(kind: str, at: datetime) -> dict[str, InForce]:
    """The last approved version of each key that may be seen at a moment; none that ended."""
    versions = RecordVersion.objects.filter(kind=kind, public_from__lte=at).order_by("number")
    last = {version.key: version for version in versions}
    return {
        key: InForce(version.content, version.public_from or version.written_at)
        for key, version in sorted(last.items())
        if version.withdrawn_at is None or version.withdrawn_at > at
    }
