"""Which release of a year is to be public, and from which hour."""

from django.db import models


class Publication(models.Model):
    """One release that a person has staged. Of a year's releases the one staged last is shown.

    The row is never changed: from its hour on the release is public.
    """

    year = models.PositiveIntegerField()
    release = models.CharField(max_length=40, unique=True)
    public_at = models.DateTimeField()
    staged_at = models.DateTimeField()
    staged_by = models.CharField(max_length=200)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "staged_at", "staged_by")
        publishable = ("year", "release", "public_at")

    def __str__(self) -> str:
        """Which release."""
        return f"publication of {self.release}"
