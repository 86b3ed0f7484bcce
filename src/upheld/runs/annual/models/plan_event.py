"""Hours, words and signatory of a year's letters, as they stood when they were recorded."""

from django.db import models


class PlanEvent(models.Model):
    """One state of a year's plan; the last is in force."""

    year = models.PositiveIntegerField()
    content = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by")
        publishable = ("year", "content")

    def __str__(self) -> str:
        """Which year."""
        return f"plan of {self.year}"
