"""What somebody who booked is to be told, once."""

from django.db import models
from django.db.models import Q

from upheld.domain.training import NoticeKind
from upheld.outreach.models.booking import Booking
from upheld.outreach.models.cancellation import Cancellation

# `about` of notices that say something of their own within their kind: of a change that only how
# to join changed, of a cancelling that nobody cancelled but no place became free.
JOINING, NO_PLACE = "joining", "no place"


class Notice(models.Model):
    """Written with the act that causes it; its mail is laid down afterwards, under a fixed name.

    So a run that is killed in between tells nobody twice and forgets nobody. Of one cancellation
    a person gets one mail, however many of their bookings it ended.
    """

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=[(k.value, k.words) for k in NoticeKind])
    about = models.CharField(max_length=40, blank=True)
    """What tells it from another of the same kind: the session's version, a day."""
    cancellation = models.ForeignKey(
        Cancellation, on_delete=models.PROTECT, null=True, related_name="notices"
    )
    at = models.DateTimeField()
    laid_at = models.DateTimeField(null=True)
    """When its mail was laid down; empty while that is still to be done."""

    class Meta:
        """Nobody is told the same twice."""

        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in NoticeKind]), name="notice_kind"
            ),
            models.UniqueConstraint(fields=("booking", "kind", "about"), name="notice_once"),
        )
        indexes = (models.Index(fields=("laid_at",), name="notice_to_lay"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "booking", "kind", "about", "cancellation", "at", "laid_at")
        publishable = ()

    def __str__(self) -> str:
        """Which and for whom."""
        return f"{self.kind} of {self.booking_id}"
