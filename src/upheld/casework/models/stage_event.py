"""A step that a case x body took."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.event import Event
from upheld.domain.stages import Stage, Step


class StageEvent(Event):
    """From one stage to another by one step; the first opens the case."""

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=[(s, s.words) for s in Step])
    was = models.CharField(max_length=15, blank=True)
    now = models.CharField(max_length=15)
    on = models.DateField()
    why = models.TextField(blank=True)

    class Meta:
        """Known steps and stages only."""

        constraints = (
            models.CheckConstraint(
                condition=Q(step__in=[s.value for s in Step]), name="stage_event_step"
            ),
            models.CheckConstraint(
                condition=Q(now__in=[s.value for s in Stage]), name="stage_event_now"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("why",)
        restricted = ("id", "at", "by", "intake", "case_body", "step", "was", "now", "on")
        publishable = ()

    def __str__(self) -> str:
        """Which step."""
        return f"{self.case_body_id}: {self.step}"
