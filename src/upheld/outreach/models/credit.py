"""What somebody has paid for a session that was not held, kept for another one."""

from django.db import models
from django.db.models import Q

from upheld.outreach.models.booking import Booking


class Credit(models.Model):
    """A credit of one booking; used once, on another booking."""

    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="credit")
    pence = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    used_on = models.OneToOneField(
        Booking, on_delete=models.PROTECT, null=True, related_name="paid_by"
    )
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Used on something, by somebody, at a moment."""

        constraints = (
            models.CheckConstraint(
                condition=Q(used_on__isnull=True, used_at__isnull=True, used_by__isnull=True)
                | Q(used_on__isnull=False, used_at__isnull=False, used_by__isnull=False),
                name="credit_used_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "booking", "pence", "made_at", "made_by", "used_on", "used_at", "used_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Of which booking."""
        return f"credit of {self.booking_id}"
