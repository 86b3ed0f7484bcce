"""Changes of the register go into the audit chain, which lies on a floor above."""

from collections.abc import Mapping
from typing import Any

from django.dispatch import Signal

# Whoever keeps the audit chain listens: `casework` does. The register must not know it.
noted = Signal()


Sides = tuple[str | None, str | None]
"""What a personal field was and is now; None where there was or is nothing."""


def note(
    *,
    by: str,
    action: str,
    subject: str,
    detail: Mapping[str, Any],
    personal: Mapping[str, Sides] | None = None,
) -> None:
    """Write one audit event inside the caller's transaction; a fault if nobody keeps a chain.

    `detail` holds ids, days, counts and digests, never the name or address of a contact. What
    changed of those is handed over as `personal`, by field, and lies beside the chain.
    """
    if not noted.has_listeners():
        raise RuntimeError("nobody keeps the audit chain")
    noted.send(note, by=by, action=action, subject=subject, detail=detail, personal=personal or {})
