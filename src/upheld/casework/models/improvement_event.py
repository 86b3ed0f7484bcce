"""A service improvement that a body agreed to, as it stood when it was recorded."""

from django.db import models
from django.db.models import F, Q

from upheld.casework.models.event import Event
from upheld.register.models import Authority


class ImprovementEvent(Event):
    """One state of a recommendation to improve a service; its summary is publishable."""

    reference = models.CharField(max_length=10)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField()
    theme = models.CharField(max_length=200)
    agreed = models.DateField()
    due = models.DateField()
    done = models.DateField(null=True)
    withdrawn = models.BooleanField(default=False, db_default=False)
    """Whether it stands no more: its summary was written anew, or its decision changed."""

    class Meta:
        """Nothing is due before it was agreed."""

        constraints = (
            models.CheckConstraint(condition=Q(due__gte=F("agreed")), name="improvement_due"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "intake", "withdrawn")
        publishable = ("reference", "authority", "summary", "theme", "agreed", "due", "done")

    def __str__(self) -> str:
        """Which improvement."""
        return f"{self.reference}/{self.authority_id}: {self.theme}"
