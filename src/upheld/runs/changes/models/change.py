"""One line of the feed of changes."""

from django.db import models
from django.db.models import Q

WHAT = ("added", "altered", "withdrawn")


class Change(models.Model):
    """Something that was added, altered or withdrawn in public. Its number never changes."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    what = models.CharField(max_length=9)
    kind = models.CharField(max_length=11)
    """`decision`, `report`, `improvement`, `resource` or `release`."""
    fact = models.CharField(max_length=200)
    """Its id; of a decision the reference."""
    body = models.CharField(max_length=80, blank=True)
    """Slug; empty where it concerns all, and of a resource, whose body may be named no more."""
    address = models.CharField(max_length=250)

    class Meta:
        """Known words only."""

        constraints = (
            models.CheckConstraint(condition=Q(what__in=WHAT), name="change_what"),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = ("number", "at", "what", "kind", "fact", "body", "address")

    def __str__(self) -> str:
        """Which line."""
        return f"change {self.number}: {self.kind} {self.fact} {self.what}"
