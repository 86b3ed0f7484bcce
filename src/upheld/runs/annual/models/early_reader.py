"""Somebody outside who may see a body's figures before their public hour."""

from django.db import models
from django.db.models import Q

from upheld.register.models import Authority


class EarlyReader(models.Model):
    """One line of the pre-release list. The link lies in the mail; here is only its digest."""

    year = models.PositiveIntegerField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    office = models.CharField(max_length=200)
    """For whom the person reads, such as "Luton Borough Council, Chief Executive"."""
    why = models.TextField()
    until = models.DateTimeField()
    """No later than the public hour."""
    secret_sha256 = models.CharField(max_length=64, unique=True)
    listed_at = models.DateTimeField()
    listed_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField(null=True)
    """When the link was used; it works once."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Named, for a reason."""

        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(office="") & ~Q(why=""), name="early_reader_named"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="early_reader_withdrawn_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("name", "email")
        restricted = (
            "id", "year", "authority", "office", "why", "until", "secret_sha256", "listed_at",
            "listed_by", "opened_at", "withdrawn_at", "withdrawn_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which; the name stays out of logs."""
        return f"early reader {self.pk}"
