"""What a person changed about a body."""

from django.db import models
from django.db.models import Q

from upheld.register.models.authority import Authority


class RegisterChange(models.Model):
    """One change of one body, in words; never altered. Its number is the body's version.

    A body that a person has changed is theirs: later editions of the reference files leave it.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    what = models.TextField()
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Numbered without doubles, each for a reason."""

        constraints = (
            models.UniqueConstraint(fields=("authority", "number"), name="register_change_once"),
            models.CheckConstraint(condition=~Q(what="") & ~Q(why=""), name="register_change_why"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "authority", "number", "what", "why", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Body and number."""
        return f"{self.authority_id} {self.number}"
