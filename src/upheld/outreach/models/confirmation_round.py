"""The yearly question to every body who its contacts are."""

from django.db import models
from django.db.models import Q


class ConfirmationRound(models.Model):
    """One in a year. It ends when its last day is over, or when somebody ends it before."""

    year = models.PositiveIntegerField(unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    last_day = models.DateField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Closed by somebody at a moment, or not at all."""

        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="confirmation_round_closed_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "year", "opened_at", "opened_by", "last_day", "closed_at", "closed_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Its year."""
        return f"contacts of {self.year}"
