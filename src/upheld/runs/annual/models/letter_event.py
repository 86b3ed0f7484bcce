"""What happened to a letter: who, when, why. Rows are added, never changed."""

from django.db import models
from django.db.models import Q

from upheld.register.models import Authority

WRITTEN, CHANGED, CHECKED, RETURNED, APPROVED, TAKEN_BACK, HELD, RELEASED, ISSUED = HAPPENED = (
    "written", "changed", "checked", "returned", "approved", "taken_back", "held", "released",
    "issued",
)  # fmt: skip
# What nobody does without a reason.
WITH_WHY = (RETURNED, TAKEN_BACK, HELD, RELEASED)


class LetterEvent(models.Model):
    """One thing that happened to one version of a letter."""

    year = models.PositiveIntegerField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    """Of the letter."""
    what = models.CharField(max_length=10)
    why = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Known words only, with a reason where one is needed."""

        indexes = (models.Index(fields=("year", "authority"), name="letter_event_of"),)
        constraints = (
            models.CheckConstraint(condition=Q(what__in=HAPPENED), name="letter_event_what"),
            models.CheckConstraint(
                condition=~Q(what__in=WITH_WHY) | ~Q(why=""), name="letter_event_why"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "year", "authority", "version", "what", "why", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Which."""
        return f"{self.what} letter {self.year} {self.authority_id} v{self.version}"
