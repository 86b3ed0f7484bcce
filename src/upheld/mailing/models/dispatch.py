"""One mail to one person that the mail server is to take, and how it stands."""

from django.db import models
from django.db.models import Q

from upheld.domain.matters import Matter
from upheld.domain.post import State

# As plain words: a migration keeps them, whatever becomes of the names here.
_STATES = tuple(
    each.value
    for each in (
        State.READY,
        State.SENDING,
        State.SENT,
        State.REFUSED,
        State.UNCERTAIN,
        State.RETURNED,
        State.WITHDRAWN,
    )
)
_MAY_HAVE_LEFT = (State.SENT.value, State.RETURNED.value)


class Dispatch(models.Model):
    """It leaves once. Whom it goes to and what it says lie in its file alone, not here."""

    message_id = models.CharField(max_length=120, unique=True)
    matter = models.CharField(max_length=10, choices=[(m, m.words) for m in Matter])
    about = models.CharField(max_length=80)
    """What it is about, by its key: such as "invitation 7" or "letter 12"."""
    body = models.CharField(max_length=80, blank=True)
    """Of which body it is; whoever has a conflict with that body does not see it."""
    reference = models.CharField(max_length=20, blank=True)
    """Of which case it is, so that it ends with the case."""
    sha256 = models.CharField(max_length=64)
    """Of the whole mail: only these bytes leave."""
    state = models.CharField(max_length=10, default=State.READY.value)
    queued_at = models.DateTimeField()
    queued_by = models.CharField(max_length=200)
    ends_at = models.DateTimeField(null=True)
    """From then on it helps nobody, for its link works no more: it does not go."""
    next_try_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(null=True)
    """When it last began to be sent."""
    sent_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=500, blank=True)
    """What the mail server said last, without addresses."""
    why = models.CharField(max_length=500, blank=True)
    """Why somebody decided about it as they did, or why it was withdrawn."""

    class Meta:
        """A known state; what the server took has its moment."""

        constraints = (
            models.CheckConstraint(condition=Q(state__in=_STATES), name="dispatch_state"),
            models.CheckConstraint(
                condition=Q(state__in=_MAY_HAVE_LEFT, sent_at__isnull=False)
                | ~Q(state__in=_MAY_HAVE_LEFT) & Q(sent_at__isnull=True),
                name="dispatch_sent_at",
            ),
        )
        indexes = (models.Index(fields=("state", "next_try_at"), name="dispatch_due"),)

    class Classes:
        """What each field may be shown to."""

        personal = ("said", "why")
        restricted = (
            "id", "message_id", "matter", "about", "body", "reference", "sha256", "state",
            "queued_at", "queued_by", "ends_at", "next_try_at", "tries", "began_at", "sent_at",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which; nobody's address is in it."""
        return f"{self.matter} mail about {self.about}"
