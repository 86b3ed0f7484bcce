"""A year from which a measure can no longer be compared with earlier years."""

from django.db import models


class SeriesBreak(models.Model):
    """`why` is one publishable sentence. `measure` is a measure's id, or `population`.

    `from_year` is a reporting year, but for `population` the year of the estimate.
    """

    from_year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=60)
    why = models.TextField()
    source = models.TextField()

    class Meta:
        """A measure breaks once in a year."""

        constraints = (
            models.UniqueConstraint(fields=("from_year", "measure"), name="series_break_once"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = ("id", "from_year", "measure", "why", "source")

    def __str__(self) -> str:
        """Measure and year."""
        return f"{self.measure} from {self.from_year}"
