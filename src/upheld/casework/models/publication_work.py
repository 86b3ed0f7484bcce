"""The work on the publication of a decision: the check of its text, and what holds it back."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.statement import Statement
from upheld.domain.gate import Withheld


class PublicationWork(models.Model):
    """How the check of one case x body stands; what passed is a `PublishedDecision` of its own.

    Its texts are personal: nobody has confirmed yet that they name nobody.
    """

    case_body = models.OneToOneField(
        CaseBody, on_delete=models.PROTECT, primary_key=True, related_name="publication_work"
    )
    version = models.PositiveIntegerField(default=1)
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, related_name="publication_works"
    )
    """What was sent, and what the check is of; after another decision it begins anew."""
    sections = models.JSONField(default=dict)
    """The public text by heading, where it differs from what was sent; else empty."""
    settled = models.JSONField(default=list)
    """What a person confirmed as harmless: kind, words and who, of each."""
    held_for = models.CharField(max_length=12, blank=True, choices=[(w, w.words) for w in Withheld])
    held_why = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=200, null=True)

    class Meta:
        """What is held says for what, when and by whom."""

        constraints = (
            models.CheckConstraint(
                condition=Q(held_for="", held_why="", held_at__isnull=True, held_by__isnull=True)
                | Q(
                    held_for__in=[w.value for w in Withheld], held_at__isnull=False,
                    held_by__isnull=False,
                ),
                name="publication_work_held_pair",
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ("sections", "settled", "held_why")
        restricted = ("case_body", "version", "statement", "held_for", "held_at", "held_by")
        publishable = ()

    def __str__(self) -> str:
        """Of which case."""
        return f"publication of {self.case_body_id}"
