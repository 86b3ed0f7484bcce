"""What somebody said of themselves before a course, and of it afterwards."""

from django.db import models
from django.db.models import Q

from upheld.outreach.models.booking import Booking

BEFORE, AFTER = "before", "after"
LOWEST, HIGHEST = 1, 5


class Evaluation(models.Model):
    """How sure they are of each outcome, from 1 to 5; afterwards also how content they were."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="evaluations")
    when = models.CharField(max_length=6, choices=[(BEFORE, "Before"), (AFTER, "Afterwards")])
    ratings = models.JSONField()
    """A list: one number for each outcome of the course, in its order."""
    content = models.PositiveIntegerField(null=True)
    """From 1 to 5, afterwards alone."""
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """Once before, once afterwards."""

        constraints = (
            models.CheckConstraint(condition=Q(when__in=(BEFORE, AFTER)), name="evaluation_when"),
            models.CheckConstraint(
                condition=Q(content__isnull=True) | Q(content__gte=LOWEST, content__lte=HIGHEST),
                name="evaluation_content",
            ),
            models.UniqueConstraint(fields=("booking", "when"), name="evaluation_once"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("words",)
        restricted = ("id", "booking", "when", "ratings", "content", "at")
        publishable = ()

    def __str__(self) -> str:
        """Of which booking."""
        return f"evaluation of {self.booking_id}, {self.when}"
