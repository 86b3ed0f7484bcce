"""A decision about a case x body. A later one takes its place; none is overwritten."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import PROVENANCES, CaseBody
from upheld.casework.models.event import Event
from upheld.domain.outcomes import Outcome, Remedied


class DecisionEvent(Event):
    """What was decided, when, and who put it right (empty while that is not decided)."""

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="decisions")
    decided = models.DateField(db_index=True)
    outcome = models.CharField(max_length=20, choices=[(o, o.words) for o in Outcome])
    remedied = models.CharField(max_length=10, null=True)
    provenance = models.CharField(max_length=10, default="casework")

    class Meta:
        """Known words only; a remedy belongs to an upheld decision."""

        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]), name="decision_outcome"
            ),
            models.CheckConstraint(
                condition=Q(remedied__isnull=True)
                | Q(outcome=Outcome.UPHELD, remedied__in=[r.value for r in Remedied]),
                name="decision_remedied",
            ),
            models.CheckConstraint(
                condition=Q(provenance__in=PROVENANCES), name="decision_provenance"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "intake")
        publishable = ("case_body", "decided", "outcome", "remedied", "provenance")

    def __str__(self) -> str:
        """Which decision."""
        return f"{self.case_body_id}: {self.outcome} on {self.decided}"
