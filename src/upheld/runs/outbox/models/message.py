"""One letter to one recipient."""

from django.db import models
from django.db.models import Q

from upheld.domain.post import LEFT, State, Way

# As plain words: a migration keeps them, whatever becomes of the names here.
WAITING, WRITTEN = State.WAITING.value, State.WRITTEN.value
_STAYED = tuple(
    each.value
    for each in (
        State.WAITING,
        State.READY,
        State.SENDING,
        State.REFUSED,
        State.UNCERTAIN,
        State.WITHDRAWN,
    )
)
_LEFT = tuple(each.value for each in LEFT)
_FOR_A_SERVER = (State.READY.value, State.SENDING.value)


class Message(models.Model):
    """A letter version for one office of its own body. It leaves exactly once."""

    message_id = models.CharField(max_length=120, unique=True)
    letter = models.PositiveBigIntegerField()
    """Id of the letter version; its table belongs to the year's desk."""
    letter_sha256 = models.CharField(max_length=64)
    body = models.CharField(max_length=80)
    role = models.CharField(max_length=30)
    address = models.CharField(max_length=254)
    way = models.CharField(max_length=10, default=Way.FOLDER.value)
    """How it leaves, as it was set when it was queued."""
    state = models.CharField(max_length=10, default=WAITING)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    """Not before then is it offered to the mail server; empty: at once."""
    tries = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(null=True)
    """When it last began to be sent."""
    written_at = models.DateTimeField(null=True)
    """When it left: its file lay whole in the outbox, or the mail server took it."""
    acknowledged_on = models.DateField(null=True)
    again_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="resent_as"
    )
    """The message that it repeats, to the same or a corrected address of the same body."""
    why = models.CharField(max_length=500, blank=True)
    """The reason for which it was sent again."""

    class Meta:
        """Nobody gets the same letter twice unknowingly; what has left has its moment."""

        constraints = (
            models.UniqueConstraint(
                fields=("letter", "address"),
                condition=Q(again_of__isnull=True),
                name="message_once",
            ),
            models.UniqueConstraint(fields=("again_of",), name="message_again_once"),
            models.CheckConstraint(
                condition=Q(state__in=_STAYED, written_at__isnull=True)
                | Q(state__in=_LEFT, written_at__isnull=False)
                | Q(state=State.RETURNED.value),
                name="message_written_pair",
            ),
            models.CheckConstraint(
                condition=Q(again_of__isnull=True, why="") | Q(again_of__isnull=False) & ~Q(why=""),
                name="message_again_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_FOR_A_SERVER) | Q(way=Way.SMTP.value), name="message_way"
            ),
        )
        indexes = (models.Index(fields=("state", "next_try_at"), name="message_due"),)

    class Classes:
        """What each field may be shown to."""

        personal = ("address", "why")
        restricted = (
            "id", "message_id", "letter", "letter_sha256", "body", "role", "way", "state",
            "queued_at", "next_try_at", "tries", "began_at", "written_at", "acknowledged_on",
            "again_of",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which message; the address stays out of logs."""
        return self.message_id
