"""What a person said about a line of the year's check."""

from django.db import models
from django.db.models import Q

CLEARED, ASSIGNED, REOPENED = "cleared", "assigned", "reopened"
SAID = (CLEARED, ASSIGNED, REOPENED)


class Clearance(models.Model):
    """A line cleared, assigned or reopened, with the reason. The last for a line counts.

    It counts for the finding that it was said about alone: where the line says something else
    now, nobody has cleared that.
    """

    year = models.PositiveIntegerField()
    line = models.CharField(max_length=12)
    said = models.CharField(max_length=10)
    about = models.TextField()
    """What the line said then, word for word."""
    assigned_to = models.CharField(max_length=200, blank=True)
    """A person's key or, from the command line, any name; with `assigned` alone."""
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Never without a reason; whoever takes a line is named."""

        constraints = (
            models.CheckConstraint(condition=~Q(why=""), name="clearance_why"),
            models.CheckConstraint(
                condition=(Q(said=ASSIGNED) & ~Q(assigned_to=""))
                | Q(said__in=(CLEARED, REOPENED), assigned_to=""),
                name="clearance_said",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "year", "line", "said", "about", "assigned_to", "why", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Which line."""
        return f"{self.year} {self.line}"
