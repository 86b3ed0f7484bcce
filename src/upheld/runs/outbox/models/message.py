"""One letter to one recipient."""

from django.db import models
from django.db.models import Q

WAITING, WRITTEN = "waiting", "written"
STATES = (WAITING, WRITTEN)


class Message(models.Model):
    """A letter version for one office of its own body. Written exactly once."""

    message_id = models.CharField(max_length=120, unique=True)
    letter = models.PositiveBigIntegerField()
    """Id of the letter version; its table belongs to the year's desk."""
    letter_sha256 = models.CharField(max_length=64)
    body = models.CharField(max_length=80)
    role = models.CharField(max_length=30)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, default=WAITING)
    queued_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody gets the same letter twice; written has its moment."""

        constraints = (
            models.UniqueConstraint(fields=("letter", "address"), name="message_once"),
            models.CheckConstraint(
                condition=Q(state=WAITING, written_at__isnull=True)
                | Q(state=WRITTEN, written_at__isnull=False),
                name="message_written_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("address",)
        restricted = (
            "id", "message_id", "letter", "letter_sha256", "body", "role", "state", "queued_at",
            "written_at",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which message; the address stays out of logs."""
        return self.message_id
