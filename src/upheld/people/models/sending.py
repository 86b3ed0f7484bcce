"""That a form was sent, and where it led: whoever sends it again is led there too."""

from django.db import models

from upheld.people.models.person import Person


class Sending(models.Model):
    """One form, sent once. Kept for a day: double clicks and reloads come sooner."""

    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the form's own token, its address and what was written."""
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    led_to = models.CharField(max_length=300, blank=True)
    told = models.TextField(blank=True)
    """What the page then said."""
    sent_at = models.DateTimeField(db_index=True)

    class Classes:
        """What each field may be shown to."""

        # It may name whoever the form was about.
        personal = ("told",)
        restricted = ("id", "digest", "person", "led_to", "sent_at")
        publishable = ()

    def __str__(self) -> str:
        """Which."""
        return f"sending {self.pk}"
