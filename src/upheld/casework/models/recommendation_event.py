"""Something that happened to a recommendation."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.event import Event
from upheld.casework.models.recommendation import Recommendation
from upheld.domain.recommendations import Happening


class RecommendationEvent(Event):
    """Agreed, extended, done, evidenced, assessed; with its day, and why."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="events"
    )
    what = models.CharField(max_length=10, choices=[(h, h.words) for h in Happening])
    on = models.DateField()
    due = models.DateField(null=True)
    """The day agreed from now on; where it was agreed or extended."""
    outcome = models.CharField(max_length=20, blank=True)
    asked_by = models.CharField(max_length=200, blank=True)
    """Who asked for more time: an office, such as "link officer"."""
    why = models.TextField(blank=True)

    class Meta:
        """Known happenings only; more time has its day and its reason."""

        constraints = (
            models.CheckConstraint(
                condition=Q(what__in=[h.value for h in Happening]),
                name="recommendation_event_what",
            ),
            models.CheckConstraint(
                condition=~Q(what=Happening.EXTENDED)
                | (Q(due__isnull=False) & ~Q(why="") & ~Q(asked_by="")),
                name="recommendation_extended_why",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("why", "asked_by")
        restricted = ("id", "at", "by", "intake", "recommendation", "what", "on", "due", "outcome")
        publishable = ()

    def __str__(self) -> str:
        """What happened."""
        return f"{self.recommendation}: {self.what}"
