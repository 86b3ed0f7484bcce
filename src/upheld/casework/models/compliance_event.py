"""How the remedy of a case x body stands: due, done, and how it was settled."""

from django.db import models
from django.db.models import F, Q

from upheld.casework.models.case_body import PROVENANCES, CaseBody
from upheld.casework.models.event import Event
from upheld.domain.compliance import ComplianceOutcome


class ComplianceEvent(Event):
    """One state of a case x body's remedy; outcome and day of record are empty while it is due.

    One that is withdrawn is the last word too: nothing is due, and nothing was settled.
    """

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="compliance")
    due = models.DateField()
    done = models.DateField(null=True)
    outcome = models.CharField(
        max_length=20, null=True, choices=[(o, o.words) for o in ComplianceOutcome]
    )
    recorded = models.DateField(null=True, db_index=True)
    withdrawn = models.BooleanField(default=False, db_default=False)
    """Whether it counts no more: the decision that asked for it was changed."""
    provenance = models.CharField(max_length=10, default="casework")

    class Meta:
        """Outcome and day come together; on time and late must agree with the dates."""

        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, recorded__isnull=True)
                | Q(
                    outcome__in=[o.value for o in ComplianceOutcome],
                    recorded__isnull=False,
                ),
                name="compliance_outcome_and_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True)
                | ~Q(outcome=ComplianceOutcome.ON_TIME)
                | Q(done__isnull=False, done__lte=F("due")),
                name="compliance_on_time",
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True)
                | ~Q(outcome=ComplianceOutcome.LATE)
                | Q(done__isnull=False, done__gt=F("due")),
                name="compliance_late",
            ),
            models.CheckConstraint(
                condition=Q(provenance__in=PROVENANCES), name="compliance_provenance"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(outcome__isnull=True),
                name="compliance_withdrawn_unsettled",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "intake", "withdrawn")
        publishable = ("case_body", "due", "done", "outcome", "recorded", "provenance")

    def __str__(self) -> str:
        """How it stands."""
        state = self.outcome or ("withdrawn" if self.withdrawn else "due")
        return f"{self.case_body_id}: {state} {self.due}"
