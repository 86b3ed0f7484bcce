"""What was to be paid for a session that was not held, kept for others, and what it paid."""

from django.db import models
from django.db.models import Q

from upheld.outreach.models.booking import Booking
from upheld.outreach.models.session import Session

_OF_ONE = Q(booking__isnull=False, session=None) | Q(booking=None, session__isnull=False)


class Credit(models.Model):
    """A credit of one booking, or of whoever a session was held for in-house.

    It pays for places and sessions in-house of the same body or provider until nothing is left.
    """

    booking = models.OneToOneField(
        Booking, on_delete=models.PROTECT, null=True, related_name="credit"
    )
    session = models.OneToOneField(
        Session, on_delete=models.PROTECT, null=True, related_name="credit"
    )
    pence = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        """Of one thing."""

        constraints = (models.CheckConstraint(condition=_OF_ONE, name="credit_of_one"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "booking", "session", "pence", "made_at", "made_by")
        publishable = ()

    def __str__(self) -> str:
        """Of which booking or session."""
        return f"credit of {self.booking_id or f'session {self.session_id}'}"


class CreditUse(models.Model):
    """How much of a credit paid for a place, or for a session in-house.

    It stays on record where the booking ends; what paid for a wait alone counts no more then.
    """

    credit = models.ForeignKey(Credit, on_delete=models.PROTECT, related_name="uses")
    booking = models.ForeignKey(
        Booking, on_delete=models.PROTECT, null=True, related_name="paid_by"
    )
    """Where the booking is moved, it goes along."""
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, related_name="paid_by"
    )
    pence = models.PositiveIntegerField()
    """What it settled; of a use before credits paid in parts all of the credit and of the price."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Something, of one thing."""

        constraints = (
            models.CheckConstraint(condition=_OF_ONE, name="credit_use_of_one"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="credit_use_pence"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "credit", "booking", "session", "pence", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Of which credit."""
        return f"use of credit {self.credit_id}"

    @property
    def took(self) -> int:
        """How many pence came from the credit: a smaller one could settle a whole price once."""
        return min(self.pence, self.credit.pence)
