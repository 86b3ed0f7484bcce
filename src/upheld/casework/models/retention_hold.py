"""Why a case is kept longer than its time."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case import Case
from upheld.domain.retention import HoldReason


class RetentionHold(models.Model):
    """One hold: for a reason, until a day, by a person. It goes with the people of its case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=20, choices=[(r, r.words) for r in HoldReason])
    why = models.TextField()
    until = models.DateField()
    """The last day of it."""
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, null=True)

    class Meta:
        """For a known reason that is explained; lifted by somebody."""

        constraints = (
            models.CheckConstraint(
                condition=Q(reason__in=[r.value for r in HoldReason]) & ~Q(why=""),
                name="retention_hold_reason",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="retention_hold_lifted_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        # Whoever explains a hold may name the person whose case it is.
        personal = ("why",)
        restricted = (
            "id", "case", "reason", "until", "placed_at", "placed_by", "lifted_at", "lifted_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which case and until when; the explanation stays out of logs."""
        return f"hold of {self.case_id} until {self.until}"
