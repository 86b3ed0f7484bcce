"""Something the ombudsman asks a body to do, and how it stands."""

from django.db import models
from django.db.models import F, Q

from upheld.casework.models.case import Case
from upheld.casework.models.case_body import CaseBody
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.recommendations import RemedyKind


class InForce(models.Manager["Recommendation"]):
    """Those that stand; what was withdrawn after a review is found by `Recommendation.every`."""

    def get_queryset(self) -> models.QuerySet["Recommendation"]:
        """Without the withdrawn ones."""
        return super().get_queryset().filter(withdrawn_on__isnull=True)


class Recommendation(models.Model):
    """One recommendation. What happened to it stands in its events; this row is how it stands."""

    case_body = models.ForeignKey(
        CaseBody, on_delete=models.PROTECT, related_name="recommendations"
    )
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=[(k, k.words) for k in RemedyKind])
    personal_text = models.TextField(blank=True)
    """What is done for the person; may name them, and is never published."""
    public_summary = models.TextField(blank=True)
    """What changes for others; short, without names and without the day."""
    theme = models.CharField(max_length=200, blank=True)
    evidence_expected = models.TextField(blank=True)
    summary_written_by = models.CharField(max_length=200, blank=True)
    """Who wrote the summary, and so does not check it."""
    summary_checked_at = models.DateTimeField(null=True)
    summary_checked_by = models.CharField(max_length=200, null=True)
    agreed_on = models.DateField(null=True)
    first_due = models.DateField(null=True)
    """The day that was agreed first; extensions never change it."""
    due = models.DateField(null=True, db_index=True)
    asked_until = models.DateField(null=True)
    """Until when the body asks for more time, while nobody has answered."""
    done_on = models.DateField(null=True)
    evidence_on = models.DateField(null=True)
    outcome = models.CharField(
        max_length=20, null=True, choices=[(o, o.words) for o in ComplianceOutcome]
    )
    settled_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    """When it was taken out although something had happened to it, as after a review."""
    followed_by = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    """The case about the failure to provide it, where one was opened."""

    every = models.Manager()
    objects = InForce()

    class Meta:
        """Texts where they belong; days in their order; an outcome with its day."""

        default_manager_name = "objects"

        constraints = (
            models.UniqueConstraint(fields=("case_body", "number"), name="recommendation_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in RemedyKind]), name="recommendation_kind"
            ),
            models.CheckConstraint(
                condition=~Q(personal_text="") | ~Q(public_summary=""),
                name="recommendation_says_what",
            ),
            models.CheckConstraint(
                condition=Q(summary_checked_at__isnull=True, summary_checked_by__isnull=True)
                | Q(summary_checked_at__isnull=False, summary_checked_by__isnull=False),
                name="recommendation_summary_checked_pair",
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, settled_on__isnull=True)
                | Q(
                    outcome__in=[o.value for o in ComplianceOutcome],
                    settled_on__isnull=False,
                ),
                name="recommendation_outcome_and_day",
            ),
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(due__gte=F("first_due")),
                name="recommendation_only_extended",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("personal_text", "evidence_expected", "public_summary")
        restricted = (
            "id", "case_body", "number", "version", "kind", "theme", "summary_written_by",
            "summary_checked_at", "summary_checked_by", "agreed_on", "first_due", "due",
            "asked_until", "done_on", "evidence_on", "outcome", "settled_on", "withdrawn_on",
            "followed_by",
        )  # fmt: skip
        # A checked summary leaves as an improvement event, which is publishable.
        publishable = ()

    def __str__(self) -> str:
        """Which one."""
        return f"recommendation {self.number} of {self.case_body_id}"
