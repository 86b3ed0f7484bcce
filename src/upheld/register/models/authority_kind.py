"""Of which type a body is from a day on."""

from django.db import models
from django.db.models import Q

from upheld.domain.authority_types import AuthorityType
from upheld.register.models.authority import Authority


class AuthorityKind(models.Model):
    """A change of type; before its first one a body is of the type that `Authority` holds."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="kinds")
    type = models.CharField(max_length=20, choices=[(t.value, t.value) for t in AuthorityType])
    start = models.DateField()

    class Meta:
        """A known type, one change of a body a day."""

        constraints = (
            models.UniqueConstraint(fields=("authority", "start"), name="authority_kind_once"),
            models.CheckConstraint(
                condition=Q(type__in=[t.value for t in AuthorityType]), name="authority_kind_known"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = ("id", "authority", "type", "start")

    def __str__(self) -> str:
        """Which type from when."""
        return f"{self.authority_id}: {self.type} from {self.start}"
