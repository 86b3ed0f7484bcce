"""How many residents an area had in a year."""

from django.db import models
from django.db.models import Q

from upheld.register.models.authority import Authority

# `invented` belongs to the fictional bodies of a demonstration.
STATUSES = ("published", "estimated", "interpolated", "invented")


class Population(models.Model):
    """Residents of a body's area, in people; a county's overlaps with those of its districts."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="populations")
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=[(s, s) for s in STATUSES])
    source = models.CharField(max_length=60)
    recorded_by = models.CharField(max_length=200, blank=True)
    """Who loaded it from the statistics office's file; empty where it came with the program."""

    class Meta:
        """One number per body and year, never nobody: it is a denominator."""

        constraints = (
            models.UniqueConstraint(fields=("authority", "year"), name="population_once"),
            models.CheckConstraint(condition=Q(count__gt=0), name="population_of_someone"),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="population_status"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("recorded_by",)
        publishable = ("id", "authority", "year", "count", "status", "source")

    def __str__(self) -> str:
        """Body and year."""
        return f"{self.authority_id} {self.year}"
