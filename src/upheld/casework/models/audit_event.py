"""Who did what and from where, chained so that a change or a gap shows."""

from django.db import models

from upheld.casework.models.append_only import AppendOnly


class AuditEvent(AppendOnly):
    """One change or one view of personal data. `detail` holds ids, counts and digests alone."""

    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    origin = models.CharField(max_length=64, blank=True)
    """From where: a network address, "command line", "public form"; empty in the oldest events."""
    detail = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        """Found by what the auditor and the program ask for."""

        indexes = (
            models.Index(fields=("action", "subject"), name="audit_action_subject"),
            models.Index(fields=("by", "action"), name="audit_by_action"),
            models.Index(fields=("subject",), name="audit_subject"),
            models.Index(fields=("at",), name="audit_at"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "at", "by", "action", "subject", "origin", "detail", "previous", "digest",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """What happened."""
        return f"{self.action} {self.subject}"
