"""What people added to one body's letter of a year, and took out of it."""

from django.db import models
from django.db.models import Q

from upheld.register.models import Authority


class LetterEdit(models.Model):
    """The edits of one letter as they stand. They outlive its versions: a correction keeps them."""

    year = models.PositiveIntegerField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    """Grows with each change; a form says from which one it was made."""
    switched_off = models.JSONField(default=dict)
    """By block, why it is left out."""
    free_paragraphs = models.JSONField(default=dict)
    """By block, the paragraphs that follow it."""
    ticks = models.JSONField(default=dict)
    """By the digest of a paragraph and what was found in it: the reason, or nothing."""
    written_by = models.JSONField(default=list)
    """Everybody who ever changed something here; none of them approves the letter."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """One for each letter; the first change is version 1."""

        constraints = (
            models.UniqueConstraint(fields=("year", "authority"), name="letter_edit_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="letter_edit_version"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "version", "switched_off", "ticks", "written_by", "at", "by")
        publishable = ("year", "authority", "free_paragraphs")

    def __str__(self) -> str:
        """Which letter."""
        return f"edits of letter {self.year} {self.authority_id}"
