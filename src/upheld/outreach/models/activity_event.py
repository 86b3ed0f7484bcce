"""A figure of the year's training and seminars, as it stood when it was recorded."""

from django.db import models
from django.db.models import Q

from upheld.domain.activity import MEASURES


class ActivityEvent(models.Model):
    """One figure of one year; of several for the same measure the last is in force."""

    year = models.PositiveIntegerField()
    measure = models.CharField(max_length=30)
    value = models.CharField(max_length=200)
    source = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Known measures only."""

        constraints = (
            models.CheckConstraint(condition=Q(measure__in=MEASURES), name="activity_measure"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by")
        publishable = ("year", "measure", "value", "source")

    def __str__(self) -> str:
        """Which figure."""
        return f"{self.year} {self.measure}: {self.value}"
