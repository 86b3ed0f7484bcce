"""What was deleted for good. It stays deleted when an older backup is restored."""

from django.db import models


class Deletion(models.Model):
    """That something was deleted: of which kind, and whose; never what it was."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    """A key such as the reference of a case, never a name."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Of a kind."""

        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kind="") & ~models.Q(subject=""), name="deletion_says_what"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "kind", "subject", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """What."""
        return f"{self.kind}: {self.subject}"
