"""What was to be paid for a session that was not held, kept for another one."""

from django.db import models
from django.db.models import Q

from upheld.outreach.models.booking import Booking
from upheld.outreach.models.session import Session

_NEVER_USED = Q(used_on=None, used_on_session=None, used_at=None, used_by=None)
_USED = Q(used_at__isnull=False, used_by__isnull=False)


class Credit(models.Model):
    """A credit of one booking, or of the body for which a session was held in-house; used once.

    A place pays for a place, a whole session for a whole session.
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
    used_on = models.OneToOneField(
        Booking, on_delete=models.PROTECT, null=True, related_name="paid_by"
    )
    used_on_session = models.OneToOneField(
        Session, on_delete=models.PROTECT, null=True, related_name="paid_by"
    )
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Of one thing; used on something of its kind, by somebody, at a moment."""

        constraints = (
            models.CheckConstraint(
                condition=Q(booking__isnull=False, session=None, used_on_session=None)
                | Q(booking=None, session__isnull=False, used_on=None),
                name="credit_of_one",
            ),
            models.CheckConstraint(
                condition=_NEVER_USED
                | (_USED & (Q(used_on__isnull=False) | Q(used_on_session__isnull=False))),
                name="credit_used_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "booking", "session", "pence", "made_at", "made_by", "used_on",
            "used_on_session", "used_at", "used_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Of which booking or session."""
        return f"credit of {self.booking_id or f'session {self.session_id}'}"
