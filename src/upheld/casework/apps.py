"""Django's entry for casework."""

from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig

from upheld.register.audited import Sides, noted


class CaseworkConfig(AppConfig):
    """Casework."""

    name = "upheld.casework"
    label = "casework"

    def ready(self) -> None:
        """Keep in the audit chain what the register below notes."""
        noted.connect(_record, dispatch_uid="audit of the register")


def _record(
    *,
    by: str,
    action: str,
    subject: str,
    detail: dict[str, Any],
    personal: Mapping[str, Sides],
    **_sent: Any,
) -> None:
    from upheld.casework import audit  # noqa: PLC0415 - models need Django set up
    from upheld.casework.personal import Change  # noqa: PLC0415

    values = {field: Change(*sides) for field, sides in personal.items()}
    audit.record(by=by, action=action, subject=subject, detail=detail, personal_values=values)
