"""A seal over all audit events so far."""

from django.db import models

from upheld.casework.models.append_only import AppendOnly


class AuditSeal(AppendOnly):
    """So many events up to this one, with this digest at their end; chained like the events.

    Copies of it lie in cuts, releases and backups, where whoever changes this database does not
    reach them.
    """

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    last_event = models.BigIntegerField(unique=True)
    count = models.BigIntegerField()
    head = models.CharField(max_length=64)
    """The digest of the last event."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "last_event", "previous", "digest")
        # A release names its seal in its manifest.
        publishable = ("number", "count", "head")

    def __str__(self) -> str:
        """Which seal."""
        return f"seal {self.number}"
