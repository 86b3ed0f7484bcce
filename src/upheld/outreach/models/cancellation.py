"""One act that cancelled sessions."""

from django.db import models
from django.db.models import Q


class Cancellation(models.Model):
    """Why sessions were cancelled together, and whether those who paid keep a credit."""

    why = models.TextField()
    """As those who booked are told it."""
    credits_kept = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """For a reason."""

        constraints = (models.CheckConstraint(condition=~Q(why=""), name="cancellation_why"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "why", "credits_kept", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Its number."""
        return f"cancellation {self.pk}"
