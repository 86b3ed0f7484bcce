"""A version of a report's title and text, as it was saved."""

from django.db import models

from upheld.casework.models.append_only import AppendOnly
from upheld.casework.models.report_work import ReportWork


class ReportVersion(AppendOnly):
    """One saved version; a later one stands beside it. The newest is what the report says."""

    report = models.ForeignKey(ReportWork, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.TextField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Each version once."""

        constraints = (
            models.UniqueConstraint(fields=("report", "version"), name="report_version_once"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("title", "text")
        restricted = ("id", "report", "version", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Which version."""
        return f"version {self.version} of report {self.report_id}"
