"""Where the work on a case x body stands: what its next step needs to know."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.domain.sides import Consent
from upheld.domain.stages import Stage

PUBLISH, WITHHOLD = "publish", "withhold"
PARTS = {"3": "Part 3: councils and similar", "3A": "Part 3A: private adult social care"}


class CaseWork(models.Model):
    """The working record of a case x body that is worked here; imported ones have none.

    Everything that happened stands in events; this row is how it stands now. `version` grows with
    each change, so that two people on one case are told.
    """

    case_body = models.OneToOneField(
        CaseBody, on_delete=models.PROTECT, primary_key=True, related_name="work"
    )
    version = models.PositiveIntegerField(default=1)
    stage = models.CharField(
        max_length=15, choices=[(s, s.words) for s in Stage], default=Stage.INTAKE, db_index=True
    )
    stage_since = models.DateField()
    opened_at = models.DateTimeField()
    holder = models.CharField(max_length=200, blank=True, db_index=True)
    """Who holds it, such as "person 7"; nobody at intake, which has no caseloads."""
    part = models.CharField(max_length=2, choices=PARTS, default="3")
    subject = models.CharField(max_length=40, blank=True)
    urgent = models.BooleanField(default=False)
    consent = models.CharField(
        max_length=12, choices=[(c, c.words) for c in Consent], default=Consent.NOT_NEEDED
    )
    jurisdiction_on = models.DateField(null=True)
    jurisdiction_note = models.TextField(blank=True)
    late = models.BooleanField(null=True)
    late_reason = models.TextField(blank=True)
    """Why a complaint made after more than 12 months is looked at."""
    forward_reason = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    scope_ends = models.DateField(null=True)
    complainant_told_on = models.DateField(null=True)
    body_told_on = models.DateField(null=True)
    comments_due = models.DateField(null=True)
    times_returned = models.PositiveSmallIntegerField(default=0)
    publication = models.CharField(
        max_length=8, blank=True, choices={PUBLISH: "Publish", WITHHOLD: "Withhold"}
    )
    publication_why = models.TextField(blank=True)
    next_contact = models.DateField(null=True)
    """When both sides hear from us next; every six weeks while it is investigated."""

    class Meta:
        """Known words only; what is withheld says why."""

        constraints = (
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in Stage]), name="case_work_stage"
            ),
            models.CheckConstraint(condition=Q(part__in=tuple(PARTS)), name="case_work_part"),
            models.CheckConstraint(
                condition=Q(consent__in=[c.value for c in Consent]), name="case_work_consent"
            ),
            models.CheckConstraint(
                condition=Q(publication__in=("", PUBLISH))
                | (Q(publication=WITHHOLD) & ~Q(publication_why="")),
                name="case_work_withheld_why",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = (
            "jurisdiction_note", "late_reason", "forward_reason", "scope", "publication_why",
        )  # fmt: skip
        restricted = (
            "case_body", "version", "stage", "stage_since", "opened_at", "holder", "part",
            "subject", "urgent", "consent", "jurisdiction_on", "late", "scope_ends",
            "complainant_told_on", "body_told_on", "comments_due", "times_returned",
            "publication", "next_contact",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which case, and where."""
        return f"{self.case_body_id} at {self.stage}"
