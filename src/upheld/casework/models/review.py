"""A review of a decision, asked for by one side."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.decision_event import DecisionEvent
from upheld.domain.sides import Side

RESULTS = {
    "not_valid": "Not a request for review: nothing new is shown",
    "sound": "Sound and explained",
    "explained": "Sound, but more explanation given",
    "reopened": "Not sound: the case is reopened",
    "amended": "The decision is amended",
}


class Review(models.Model):
    """One review of one decision; open until it has a result. It suppresses publication."""

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="reviews")
    decision = models.ForeignKey(DecisionEvent, on_delete=models.PROTECT, related_name="reviews")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=12, choices=[(s, s.words) for s in Side])
    ground = models.TextField()
    late_reason = models.TextField(blank=True)
    """Why one that came after more than a month is taken."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    holder = models.CharField(max_length=200, blank=True)
    """Who reviews; empty while nobody has taken it."""
    result = models.CharField(max_length=10, blank=True, choices=RESULTS)
    explanation = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, null=True)

    class Meta:
        """One review of a decision; a result with who and when."""

        constraints = (
            models.UniqueConstraint(fields=("decision",), name="review_once"),
            models.CheckConstraint(
                condition=Q(asked_by__in=[s.value for s in Side]), name="review_side"
            ),
            models.CheckConstraint(
                condition=Q(result="", closed_at__isnull=True, closed_by__isnull=True)
                | Q(result__in=tuple(RESULTS), closed_at__isnull=False, closed_by__isnull=False),
                name="review_closed_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("ground", "late_reason", "explanation")
        restricted = (
            "id", "case_body", "decision", "asked_on", "asked_by", "at", "by", "holder", "result",
            "closed_at", "closed_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which review."""
        return f"review of {self.case_body_id}"
