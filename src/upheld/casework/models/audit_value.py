"""A personal value that an audit event is about."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.append_only import AppendOnly
from upheld.casework.models.audit_event import AuditEvent
from upheld.casework.models.audit_key import AuditKey

WAS, NOW = "was", "now"


class AuditValue(AppendOnly):
    """What a field was or is now, encrypted; the event holds its salted digest alone."""

    event = models.ForeignKey(AuditEvent, on_delete=models.PROTECT, related_name="personal")
    field = models.CharField(max_length=60)
    side = models.CharField(max_length=3)
    key = models.ForeignKey(AuditKey, on_delete=models.PROTECT, related_name="values")
    sealed = models.BinaryField()

    class Meta:
        """Each side of a field once."""

        constraints = (
            models.UniqueConstraint(fields=("event", "field", "side"), name="audit_value_once"),
            models.CheckConstraint(condition=Q(side__in=(WAS, NOW)), name="audit_value_side"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("sealed",)
        restricted = ("id", "event", "field", "side", "key")
        publishable = ()

    def __str__(self) -> str:
        """Which value, never what it says."""
        return f"{self.field} {self.side} of audit event {self.event_id}"
