"""One intake of case lists: what came, from which files, and who brought it."""

from django.db import models


class Intake(models.Model):
    """Everything one import recorded, so that each event can be traced to its file."""

    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    files = models.JSONField()
    """SHA-256 by file name."""
    counts = models.JSONField()
    """New events by kind."""

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "files", "counts")
        publishable = ()

    def __str__(self) -> str:
        """Which intake it is."""
        return f"intake {self.pk}"
