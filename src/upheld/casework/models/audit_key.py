"""The key under which the personal values of one subject lie."""

from django.db import models
from django.db.models import Q


class AuditKey(models.Model):
    """A key of a case, a body, a contact or a person; once destroyed, nothing under it is read.

    It lies in the database beside what it opens. It guards against what stays in append-only
    tables and old copies after retention, not against whoever may read the database today: there
    the same values stand in casework itself.
    """

    subject = models.CharField(max_length=200)
    key = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=200, null=True)

    class Meta:
        """One key at a time per subject; a destroyed one is gone, not only marked."""

        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=Q(destroyed_at__isnull=True),
                name="audit_key_once",
            ),
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True, destroyed_by__isnull=True, key__isnull=False)
                | Q(destroyed_at__isnull=False, destroyed_by__isnull=False, key__isnull=True),
                name="audit_key_destroyed_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        # Whoever has the key has the values.
        personal = ("key",)
        restricted = ("id", "subject", "made_at", "destroyed_at", "destroyed_by")
        publishable = ()

    def __str__(self) -> str:
        """Whose key."""
        return f"key of {self.subject}"
