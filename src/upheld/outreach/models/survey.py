"""A survey of link officers: written by one, approved by another."""

from django.db import models
from django.db.models import F, Q


class Survey(models.Model):
    """Its questions are `domain.enquiries.SurveyQuestion` as JSON; approved, they stay."""

    title = models.CharField(max_length=200)
    introduction = models.TextField()
    questions = models.JSONField()
    by_body = models.BooleanField()
    """Whether we keep which body an answer is from; the form says which."""
    first_day = models.DateField()
    last_day = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=200, null=True)
    opened_at = models.DateTimeField(null=True)
    """When link officers were asked."""
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """Whoever wrote it does not approve it; it closes after it opens."""

        constraints = (
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="survey_days"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="survey_approved_pair",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="survey_other_eyes",
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "title", "introduction", "questions", "by_body", "first_day", "last_day",
            "written_at", "written_by", "approved_at", "approved_by", "opened_at", "closed_at",
            "version",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Its title."""
        return self.title
