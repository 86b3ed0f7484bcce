"""Whether this installation is live or a demonstration."""

from django.db import models
from django.db.models import Q

from upheld.register.models.only_row import only_key, only_one

KINDS = ("demonstration", "live")


class Installation(models.Model):
    """Decided once, by the first lists that are imported, and never changed."""

    id = only_key()
    kind = models.CharField(max_length=13, choices=[(k, k) for k in KINDS])
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)

    class Meta:
        """One row, of a known kind."""

        constraints = (
            only_one("installation_only"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="installation_kind"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "decided_at", "decided_by")
        publishable = ("kind",)

    def __str__(self) -> str:
        """The kind."""
        return self.kind
