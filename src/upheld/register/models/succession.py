"""Which body took over from which."""

from django.db import models
from django.db.models import F, Q

from upheld.register.models.authority import Authority


class Succession(models.Model):
    """`successor` took over all or part of what `authority` did."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="inheritances")

    class Meta:
        """Each pair once, and nobody succeeds itself."""

        constraints = (
            models.UniqueConstraint(fields=("authority", "successor"), name="succession_once"),
            models.CheckConstraint(
                condition=~Q(authority=F("successor")), name="succession_of_another"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = ("id", "authority", "successor")

    def __str__(self) -> str:
        """Both slugs."""
        return f"{self.authority_id} to {self.successor_id}"
