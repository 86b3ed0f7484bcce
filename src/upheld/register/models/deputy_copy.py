"""Whether a body's deputy link officer gets a copy of reminders, from a day on."""

from django.db import models

from upheld.register.models.authority import Authority


class DeputyCopy(models.Model):
    """What a body asked for; never altered.

    Of those that count on a day, the one with the latest first day holds, and of two with the same
    first day the one that was recorded last. Before the first nobody gets a copy.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    counts_from = models.DateField()
    copied = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "authority", "counts_from", "copied", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Of which body, from when."""
        return f"{self.authority_id} from {self.counts_from}"
