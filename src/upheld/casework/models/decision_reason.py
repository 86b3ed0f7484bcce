"""What a decision made here rests on: its reason, and the statement that was sent."""

from django.db import models

from upheld.casework.models.append_only import AppendOnly
from upheld.casework.models.decision_event import DecisionEvent
from upheld.casework.models.statement import Statement


class DecisionReason(AppendOnly):
    """Beside a decision event: reason code, final statement, and which decision it takes over."""

    decision = models.OneToOneField(
        DecisionEvent, on_delete=models.PROTECT, primary_key=True, related_name="reasoned"
    )
    reason = models.CharField(max_length=40)
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    supersedes = models.ForeignKey(
        DecisionEvent, on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    why = models.TextField(blank=True)
    """Why it takes the place of another: a review, a wrong code."""

    class Classes:
        """What each field may be shown to."""

        personal = ("why",)
        restricted = ("decision", "reason", "statement", "supersedes")
        publishable = ()

    def save(self, *args: object, **kwargs: object) -> None:
        """Insert only: its key is the decision's, so `AppendOnly` cannot tell by it."""
        if not self._state.adding:
            raise TypeError("DecisionReason is append-only")
        super(AppendOnly, self).save(*args, **kwargs)  # type: ignore[arg-type] # Django's own

    def __str__(self) -> str:
        """Which reason."""
        return f"{self.reason} of decision {self.decision_id}"
