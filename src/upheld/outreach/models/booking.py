"""One person's place in a session, or in the queue for one."""

from django.db import models
from django.db.models import Q

from upheld.domain.training import HOLDS_A_PLACE, Audience, BookingState
from upheld.outreach.models.session import Session
from upheld.register.models import Authority

_ENDS = (
    BookingState.CANCELLED.value, BookingState.CREDITED.value, BookingState.MOVED.value,
    BookingState.ATTENDED.value, BookingState.ABSENT.value,
)  # fmt: skip


class Booking(models.Model):
    """Who comes, from where, and how it stands. Names are removed when they are not needed more.

    Whoever booked knows the receipt and a code, as with a complaint; whoever comes has a code of
    their own, by mail. Of both only digests are kept. The queue is the order of ids.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    receipt = models.CharField(max_length=20, unique=True)
    """What the person was told; moved to another session, the same with /2, /3 behind it."""
    code_digest = models.CharField(max_length=64)
    """Of the code that was shown to whoever booked; empty once it was ended, and where moved."""
    own_digest = models.CharField(max_length=64, blank=True)
    """Of the code that was sent to whoever comes; it goes along where the booking is moved."""
    state = models.CharField(max_length=10, choices=[(s.value, s.words) for s in BookingState])
    sector = models.CharField(max_length=10, choices=[(a.value, a.words) for a in Audience])
    body = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.CharField(max_length=200, blank=True)
    """Of a provider, which the register does not know."""
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    needs = models.TextField(blank=True)
    order_number = models.CharField(max_length=60, blank=True)
    """The body's purchase order, for the invoice."""
    price_pence = models.PositiveIntegerField(default=0)
    """What was agreed when the place was booked; it stays where the booking is moved."""
    had_place = models.BooleanField(default=False)
    """Whether it had a place at some time, here or before it was moved: then it is to be paid."""
    moved_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="moved_to"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, null=True)
    uncredited_at = models.DateTimeField(null=True)
    """When a person said that no credit is kept of what was to be paid for it."""
    uncredited_by = models.CharField(max_length=200, null=True)
    forgotten_at = models.DateTimeField(null=True)
    """When name and address were removed; needs go sooner."""
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """A known state, ended with who and when; one place of a person in a session."""

        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in BookingState]), name="booking_state"
            ),
            models.CheckConstraint(
                condition=Q(sector__in=[a.value for a in Audience]), name="booking_sector"
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False)
                | ~Q(organisation="")
                | Q(forgotten_at__isnull=False),
                name="booking_from",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_ENDS, ended_at__isnull=False, ended_by__isnull=False)
                | (~Q(state__in=_ENDS) & Q(ended_at__isnull=True, ended_by__isnull=True)),
                name="booking_ended_pair",
            ),
            models.CheckConstraint(
                condition=Q(uncredited_at__isnull=True, uncredited_by__isnull=True)
                | Q(uncredited_at__isnull=False, uncredited_by__isnull=False),
                name="booking_uncredited_pair",
            ),
            models.UniqueConstraint(
                fields=("session", "email"),
                condition=Q(
                    state__in=[*(s.value for s in HOLDS_A_PLACE), BookingState.WAITING.value]
                ) & ~Q(email=""),
                name="booking_once",
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ("organisation", "name", "email", "needs", "order_number")
        restricted = (
            "id", "session", "receipt", "code_digest", "own_digest", "state", "sector", "body",
            "had_place",
            "moved_from", "price_pence", "made_at", "made_by", "ended_at", "ended_by",
            "uncredited_at", "uncredited_by", "forgotten_at", "version",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Its receipt: a name must not slip into a log."""
        return self.receipt
