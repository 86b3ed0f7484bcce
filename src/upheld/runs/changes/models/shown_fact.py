"""A fact that is public, by what tells whether it stands as it did."""

from django.db import models


class ShownFact(models.Model):
    """The state up to which changes were noted: what the next one is compared with."""

    kind = models.CharField(max_length=11)
    fact = models.CharField(max_length=200)
    body = models.CharField(max_length=80, blank=True)
    stamp = models.CharField(max_length=64)
    address = models.CharField(max_length=250)

    class Meta:
        """Each fact once."""

        constraints = (
            models.UniqueConstraint(fields=("kind", "fact", "body"), name="shown_fact_once"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "stamp")
        publishable = ("kind", "fact", "body", "address")

    def __str__(self) -> str:
        """Which fact."""
        return f"{self.kind} {self.fact}"
