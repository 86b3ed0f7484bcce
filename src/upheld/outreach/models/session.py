"""One sitting of a course or seminar, with its places."""

from django.db import models
from django.db.models import F, Q

from upheld.domain.training import SessionWay
from upheld.outreach.models.cancellation import Cancellation
from upheld.outreach.models.course import Course
from upheld.register.models import Authority


class Session(models.Model):
    """When and where a course is held. It is public from `announced_at`, unless it is in-house.

    A session that was given has been closed by a person: who came is settled and counts.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    way = models.CharField(max_length=10, choices=[(w.value, w.words) for w in SessionWay])
    body = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    """For which body it is held; only in-house, and not where that is a provider."""
    organisation = models.CharField(max_length=200, blank=True)
    """For which provider it is held in-house; the register knows none."""
    city = models.CharField(max_length=80, blank=True)
    venue = models.TextField(blank=True)
    """Street and room, as the public list prints it; empty online."""
    joining = models.TextField(blank=True)
    """How to join, for those who have a place alone: a link, a door code."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    places = models.PositiveIntegerField()
    held = models.PositiveIntegerField(default=0)
    """Places that are taken: counted anew, with the row locked, by each act that changes them."""
    price_pence = models.PositiveIntegerField(default=0)
    """Of one place without VAT; of the whole session in-house."""
    announced_at = models.DateTimeField(null=True)
    announced_by = models.CharField(max_length=200, null=True)
    cancelled_in = models.ForeignKey(
        Cancellation, on_delete=models.PROTECT, null=True, related_name="sessions"
    )
    given_at = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=200, null=True)
    came_unlisted = models.PositiveIntegerField(default=0)
    """People who came without a booking of their own: an in-house session sends no list."""
    source = models.CharField(max_length=200, blank=True)
    """Where it is known from, if it was recorded after the fact."""
    reference = models.CharField(max_length=40, blank=True)
    """What an earlier training record calls it, if it was brought in from one."""
    version = models.PositiveIntegerField(default=0)
    """Counts every change: a form says which one it was made from."""

    class Meta:
        """Ends after it starts; a body in-house alone; either given or cancelled."""

        constraints = (
            models.CheckConstraint(
                condition=Q(way__in=[w.value for w in SessionWay]), name="session_way"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(places__gt=0), name="session_places"),
            models.CheckConstraint(condition=Q(held__lte=F("places")), name="session_not_oversold"),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(way=SessionWay.IN_HOUSE.value),
                name="session_body_in_house",
            ),
            models.CheckConstraint(
                condition=Q(organisation="") | Q(way=SessionWay.IN_HOUSE.value, body__isnull=True),
                name="session_provider_in_house",
            ),
            models.CheckConstraint(
                condition=Q(announced_at__isnull=True, announced_by__isnull=True)
                | Q(announced_at__isnull=False, announced_by__isnull=False),
                name="session_announced_pair",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True, given_by__isnull=True)
                | Q(given_at__isnull=False, given_by__isnull=False, cancelled_in__isnull=True),
                name="session_given_pair",
            ),
            models.UniqueConstraint(
                fields=("reference",), condition=~Q(reference=""), name="session_reference"
            ),
        )
        indexes = (models.Index(fields=("starts_at",), name="session_by_day"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "organisation", "joining", "held", "announced_by", "cancelled_in", "given_at",
            "given_by", "came_unlisted", "source", "reference", "version",
        )  # fmt: skip
        publishable = (
            "id", "course", "way", "body", "city", "venue", "starts_at", "ends_at", "places",
            "price_pence", "announced_at",
        )  # fmt: skip

    def __str__(self) -> str:
        """Course and number."""
        return f"session {self.pk} of {self.course_id}"

    @property
    def price_of_place(self) -> int:
        """What one place costs, in pence: in-house the body pays for the whole session."""
        return 0 if self.way == SessionWay.IN_HOUSE else self.price_pence
