"""What all append-only events share: when, by whom, from which intake."""

from typing import Any, NoReturn

from django.db import models

from upheld.casework.models.intake import Intake


class Event(models.Model):
    """Something that was recorded once. The one with the highest id is in force."""

    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; an event that exists is never written again."""
        if self.pk is not None:
            raise TypeError(f"{type(self).__name__} events are append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never."""
        raise TypeError(f"{type(self).__name__} events are append-only")
