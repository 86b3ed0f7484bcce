"""What was read from one document about one body and year, until a person has judged it."""

from django.db import models


class OfferedReading(models.Model):
    """One reading that waits. The file itself is not kept: letters name people."""

    source = models.CharField(max_length=255)
    """The file's name, without its folder."""
    sha256 = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    """Which of the document's readings, counted from one: a spreadsheet has several."""
    body = models.CharField(max_length=80, blank=True)
    """Slug of the body; empty where the printed name was not understood."""
    year = models.PositiveIntegerField(null=True)
    content = models.JSONField()
    """The reading and what contradicts it; the words around a figure may say anything."""
    offered_at = models.DateTimeField(db_index=True)
    offered_by = models.CharField(max_length=200)

    class Meta:
        """The same file read again takes the place of what was read before."""

        constraints = (
            models.UniqueConstraint(fields=("sha256", "number"), name="offered_reading_once"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("source", "content")
        restricted = ("id", "sha256", "number", "body", "year", "offered_at", "offered_by")
        publishable = ()

    def __str__(self) -> str:
        """Which file, by its digest alone."""
        return f"reading {self.number} of {self.sha256[:12]}"
