"""What a body is called, and when."""

from django.db import models
from django.db.models import F, Q

from upheld.register.models.authority import Authority


class AuthorityName(models.Model):
    """A name of a body for a span of days; an open end means it is its last name.

    An alias is a spelling under which lists may mean the body; letters and pages never print it.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    alias = models.BooleanField(default=False)
    source = models.CharField(max_length=60)

    class Meta:
        """One last name per body, one row per spelling, and no name that ends before it starts."""

        constraints = (
            models.UniqueConstraint(fields=("authority", "name"), name="authority_name_once"),
            models.UniqueConstraint(
                fields=("authority",),
                condition=Q(end__isnull=True, alias=False),
                name="authority_name_last",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="authority_name_ends_after_start",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = ("id", "authority", "name", "start", "end", "alias", "source")

    def __str__(self) -> str:
        """The name."""
        return self.name
