"""A step that somebody started from the year's desk, and how far it has come."""

from django.db import models
from django.db.models import Q


class DeskRun(models.Model):
    """One step, taken by a process of its own. It is under way until `ended_at` is set.

    Whether its process is alive the row cannot say: a killed one leaves it as it was.
    """

    step = models.CharField(max_length=10)
    year = models.PositiveIntegerField(null=True)
    """None for an import: its lists may tell of any year."""
    wishes = models.JSONField(default=dict)
    """What was asked beside the year: a correction's note, bodies, the folder of an upload."""
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    progress = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    went_well = models.BooleanField(null=True)
    said = models.TextField(blank=True)
    """What came of it, in words."""
    lines = models.JSONField(default=list)
    """Faults one by one, such as `file:line: column: what is wrong`, or what else there is."""

    class Meta:
        """An end says how it went."""

        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, went_well__isnull=True)
                | Q(ended_at__isnull=False, went_well__isnull=False),
                name="desk_run_ended",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "step", "year", "wishes", "asked_at", "asked_by", "progress", "ended_at",
            "went_well", "said", "lines",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which run."""
        return f"desk run {self.pk}"
