"""The last number given to a case of a reporting year."""

from django.db import models
from django.db.models import Q

# `YY NNN NNN` has room for so many in a year.
LARGEST = 999_999


class ReferenceCounter(models.Model):
    """Two digits of the year, and the last number given: the next case takes the one after it."""

    year = models.CharField(primary_key=True, max_length=2)
    last = models.PositiveIntegerField()

    class Meta:
        """It never passes what the reference can print."""

        constraints = (
            models.CheckConstraint(condition=Q(last__lte=LARGEST), name="reference_counter_fits"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("year", "last")
        publishable = ()

    def __str__(self) -> str:
        """Which year, and how far."""
        return f"{self.year}: {self.last}"
