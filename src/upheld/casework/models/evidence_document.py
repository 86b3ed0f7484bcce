"""A document of a case as evidence that a recommendation was done."""

from django.db import models

from upheld.casework.models.append_only import AppendOnly
from upheld.casework.models.document import Document
from upheld.casework.models.recommendation_event import RecommendationEvent


class EvidenceDocument(AppendOnly):
    """Ties what came as evidence to the document that shows it. It stays as it was recorded."""

    event = models.ForeignKey(
        RecommendationEvent, on_delete=models.PROTECT, related_name="evidence"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="evidence_of")

    class Meta:
        """Each document once for an event."""

        constraints = (
            models.UniqueConstraint(fields=("event", "document"), name="evidence_document_once"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "event", "document")
        publishable = ()

    def __str__(self) -> str:
        """Which document, of what."""
        return f"document {self.document_id} as evidence of event {self.event_id}"
