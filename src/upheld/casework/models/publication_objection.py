"""An objection of one side against the publication of a decision."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.domain.sides import Side


class PublicationObjection(models.Model):
    """Who objected, with which reasons, and what a manager answered. Nobody can opt out."""

    case_body = models.ForeignKey(
        CaseBody, on_delete=models.PROTECT, related_name="publication_objections"
    )
    side = models.CharField(max_length=12, choices=[(s, s.words) for s in Side])
    on = models.DateField()
    reasons = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    agreed = models.BooleanField(null=True)
    """Whether we agreed not to publish; empty until it is answered."""
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, null=True)

    class Meta:
        """One open objection of a side; an answer with who and when."""

        constraints = (
            models.CheckConstraint(
                condition=Q(side__in=[s.value for s in Side]), name="publication_objection_side"
            ),
            models.CheckConstraint(
                condition=Q(
                    agreed__isnull=True, answered_at__isnull=True, answered_by__isnull=True
                )
                | Q(agreed__isnull=False, answered_at__isnull=False, answered_by__isnull=False),
                name="publication_objection_answered_pair",
            ),
            models.UniqueConstraint(
                fields=("case_body", "side"), condition=Q(agreed__isnull=True),
                name="publication_objection_open_once",
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ("reasons", "answer")
        restricted = (
            "id", "case_body", "side", "on", "at", "by", "agreed", "answered_at", "answered_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Against what; who is not said."""
        return f"objection {self.pk} to publishing {self.case_body_id}"
