"""A document of a complaint or a case: named by its content, locked away until it is clean."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case import Case
from upheld.casework.models.complaint import Complaint

QUARANTINED, CLEAN, INFECTED = "quarantined", "clean", "infected"
STATES = {
    QUARANTINED: "Waiting for the scanner",
    CLEAN: "Clean",
    INFECTED: "Refused by the scanner",
}
SOURCES = {"complainant": "The complainant’s side", "body": "The body", "us": "Ourselves"}


class Document(models.Model):
    """One file as somebody sent it; the bytes lie under their SHA-256, outside the database."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="documents")
    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, null=True, related_name="documents"
    )
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    source = models.CharField(max_length=12, choices=SOURCES)
    state = models.CharField(max_length=12, choices=STATES, default=QUARANTINED)
    scanned_at = models.DateTimeField(null=True)
    scanned_by = models.CharField(max_length=200, null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Of something, in a known state."""

        constraints = (
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(complaint__isnull=False),
                name="document_of_something",
            ),
            models.CheckConstraint(condition=Q(state__in=tuple(STATES)), name="document_state"),
            models.CheckConstraint(condition=Q(source__in=tuple(SOURCES)), name="document_source"),
            models.CheckConstraint(
                condition=Q(scanned_at__isnull=True, scanned_by__isnull=True)
                | Q(scanned_at__isnull=False, scanned_by__isnull=False),
                name="document_scanned_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("name", "sha256")
        restricted = (
            "id", "case", "complaint", "media_type", "size", "source", "state", "scanned_at",
            "scanned_by", "at", "by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which document; its name may name somebody."""
        return f"document {self.pk}"
