"""A change of heading or date of receipt after the first record."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.event import Event


class RecodeEvent(Event):
    """One field of a case x body, what it was and what it is now (ISO date or heading)."""

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="recodes")
    field = models.CharField(max_length=10)
    was = models.CharField(max_length=20, blank=True)
    now = models.CharField(max_length=20, blank=True)

    class Meta:
        """Only what may be recoded."""

        constraints = (
            models.CheckConstraint(
                condition=Q(field__in=("received", "heading")), name="recode_field"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "intake")
        publishable = ("case_body", "field", "was", "now")

    def __str__(self) -> str:
        """What changed."""
        return f"{self.case_body_id}: {self.field} {self.was} -> {self.now}"
