"""What a person said about a line of the year's check."""

from django.db import models
from django.db.models import Q


class Clearance(models.Model):
    """A line cleared, or assigned to somebody, with the reason. The last for a line counts."""

    year = models.PositiveIntegerField()
    line = models.CharField(max_length=12)
    assigned_to = models.CharField(max_length=200, blank=True)
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Never without a reason."""

        constraints = (models.CheckConstraint(condition=~Q(why=""), name="clearance_why"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "year", "line", "assigned_to", "why", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Which line."""
        return f"{self.year} {self.line}"
