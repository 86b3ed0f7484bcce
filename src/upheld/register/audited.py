"""Changes of the register go into the audit chain, which lies on a floor above."""

from collections.abc import Mapping
from typing import Any

from django.dispatch import Signal

# Whoever keeps the audit chain listens: `casework` does. The register must not know it.
noted = Signal()


def note(*, by: str, action: str, subject: str, detail: Mapping[str, Any]) -> None:
    """Write one audit event inside the caller's transaction; a fault if nobody keeps a chain.

    `detail` holds ids, days, counts and digests, never the name or address of a contact.
    """
    if not noted.has_listeners():
        raise RuntimeError("nobody keeps the audit chain")
    noted.send(note, by=by, action=action, subject=subject, detail=detail)
