"""What happened to a message."""

from django.db import models

from upheld.runs.outbox.models.message import Message


class MessageEvent(models.Model):
    """One moment of a message after it was queued; rows are added and never changed."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    what = models.CharField(max_length=12)
    """A `Happening` of the domain."""
    said = models.CharField(max_length=500, blank=True)
    """What a mail server said, without addresses, or why a person decided so."""

    class Classes:
        """What each field may be shown to."""

        personal = ("said",)
        restricted = ("id", "message", "at", "by", "what")
        publishable = ()

    def __str__(self) -> str:
        """What happened to which message."""
        return f"{self.what} {self.message_id}"
