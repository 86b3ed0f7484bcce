"""Django's entry for casework."""

from typing import Any

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Casework."""

    name = "upheld.casework"
    label = "casework"

    def ready(self) -> None:
        """Keep in the audit chain what the register below notes."""
        from upheld.register.audited import noted  # noqa: PLC0415 - apps come first

        noted.connect(_record, dispatch_uid="audit of the register")


def _record(*, by: str, action: str, subject: str, detail: dict[str, Any], **_sent: Any) -> None:
    from upheld.casework import audit  # noqa: PLC0415 - models need Django set up

    audit.record(by=by, action=action, subject=subject, detail=detail)
