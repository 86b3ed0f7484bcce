"""A decision that passed the publication gate: what anybody may read of it from its hour on."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import PROVENANCES
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import TakenDown
from upheld.register.models import Authority


class PublishedDecision(models.Model):
    """One version of a published decision. Rows are added; the only change takes one down.

    Its text was checked for names by a person. It stands beside casework and not in it: a case is
    deleted by its own times, a decision by those of publication.
    """

    reference = models.CharField(max_length=10, db_index=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    subject = models.CharField(max_length=40)
    """A key of `domain.subjects.SUBJECTS`."""
    heading = models.CharField(max_length=20, choices=[(h, h.words) for h in Heading])
    outcome = models.CharField(max_length=20, choices=[(o, o.words) for o in Outcome])
    decided = models.DateField(db_index=True)
    sections = models.JSONField()
    """Text by heading of the statement; empty once it was taken down."""
    provenance = models.CharField(max_length=10, default="casework")
    public_from = models.DateTimeField(db_index=True)
    keep_until = models.DateField(db_index=True)
    """The last day on which it is to be read."""
    passed_at = models.DateTimeField()
    passed_by = models.CharField(max_length=200)
    exception_why = models.TextField(blank=True)
    """Why a manager let it pass sooner, or in spite of something."""
    taken_down_at = models.DateTimeField(null=True)
    taken_down_by = models.CharField(max_length=200, blank=True)
    taken_down_for = models.CharField(
        max_length=12, blank=True, choices=[(t, t.words) for t in TakenDown]
    )
    taken_down_why = models.TextField(blank=True)
    """For us; the public is told the reason alone."""

    class Meta:
        """One current version; what was taken down says when, by whom and why."""

        constraints = (
            models.UniqueConstraint(
                fields=("reference", "authority", "version"), name="published_decision_version"
            ),
            models.UniqueConstraint(
                fields=("reference", "authority"),
                condition=Q(taken_down_at__isnull=True),
                name="published_decision_current",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]),
                name="published_decision_outcome",
            ),
            models.CheckConstraint(
                condition=Q(heading__in=[h.value for h in Heading]),
                name="published_decision_heading",
            ),
            models.CheckConstraint(
                condition=Q(provenance__in=PROVENANCES), name="published_decision_provenance"
            ),
            models.CheckConstraint(
                condition=Q(taken_down_at__isnull=True, taken_down_by="", taken_down_for="")
                | Q(taken_down_at__isnull=False, taken_down_for__in=[t.value for t in TakenDown])
                & ~Q(taken_down_by=""),
                name="published_decision_taken_down_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("taken_down_why", "exception_why")
        restricted = ("id", "passed_at", "passed_by", "taken_down_by")
        publishable = (
            "reference", "authority", "version", "subject", "heading", "outcome", "decided",
            "sections", "provenance", "public_from", "keep_until", "taken_down_at",
            "taken_down_for",
        )  # fmt: skip

    def __str__(self) -> str:
        """Which decision."""
        return f"published decision {self.reference}/{self.authority_id}"
