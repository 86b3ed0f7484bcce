"""Who did what, chained so that a change or a gap shows."""

from typing import Any, NoReturn

from django.db import models


class AuditEvent(models.Model):
    """One change. `detail` holds ids, counts and digests, never a personal value."""

    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    detail = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "action", "subject", "detail", "previous", "digest")
        publishable = ()

    def __str__(self) -> str:
        """What happened."""
        return f"{self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if self.pk is not None:
            raise TypeError("audit events are append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never."""
        raise TypeError("audit events are append-only")
