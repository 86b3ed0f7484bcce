"""One figure of an earlier year, as it was published."""

from django.db import models
from django.db.models import Q

from upheld.register.models import Authority


class PublishedFigure(models.Model):
    """What a document printed about a body and year, and who accepted it.

    Rows are added; the only change is a withdrawal. Of a body, year and measure one is current.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    measure = models.CharField(max_length=60)
    """A key of `archive.vocabulary.MEASURED`."""
    value = models.CharField(max_length=40)
    """The number, exact: "54", or "61/10" for 6.1."""
    printed = models.CharField(max_length=60)
    """The characters of the document."""
    at_least = models.BooleanField(default=False)
    page = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    sheet = models.CharField(max_length=100, blank=True)
    column = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=255)
    """Name of the file that prints it."""
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)
    """Why it was accepted although something speaks against it; public beside the figure."""
    accepted_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=200)
    public_at = models.DateTimeField(null=True)
    """When an edition with it was first served."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    """Public where the figure was."""

    class Meta:
        """One current value; a withdrawal has its moment, its person and its reason."""

        constraints = (
            models.UniqueConstraint(
                fields=("authority", "year", "measure"),
                condition=Q(withdrawn_at__isnull=True),
                name="published_figure_current",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why=""),
                name="published_withdrawn_pair",
            ),
        )
        indexes = (models.Index(fields=("authority", "year"), name="published_figure_of"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "accepted_at", "accepted_by", "withdrawn_by")
        publishable = (
            "authority", "year", "measure", "value", "printed", "at_least", "page", "line",
            "sheet", "column", "source", "sha256", "note", "public_at", "withdrawn_at",
            "withdrawn_why",
        )  # fmt: skip

    def __str__(self) -> str:
        """Which figure."""
        return f"{self.measure} of {self.authority_id} {self.year}"
