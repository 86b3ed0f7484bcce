"""One version of a text that staff keep for the public: a question, a resource."""

from django.db import models
from django.db.models import F, Q

QUESTION, LEARNING = "question", "learning"


class RecordVersion(models.Model):
    """Written by one person, approved by another; never altered afterwards.

    In force is the last approved version of a key; one that is withdrawn ends the record. A draft
    that is withdrawn was returned to its writer, or taken back.
    `content` is a `domain.scrutiny.Question` or a `domain.learning.LearningItem` as JSON.
    """

    kind = models.CharField(max_length=10, choices=[(QUESTION, "Question"), (LEARNING, "Resource")])
    key = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.TextField(blank=True)
    """Why it was changed, for those who read its history."""
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=200, null=True)
    public_from = models.DateTimeField(null=True)
    """From when it is shown; set with the approval."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, null=True)
    ended_why = models.TextField(blank=True)
    """Why it was withdrawn; of a draft, why it was returned to its writer."""

    class Meta:
        """Numbered without doubles; whoever wrote it does not approve it."""

        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=(QUESTION, LEARNING)), name="record_version_kind"
            ),
            models.UniqueConstraint(fields=("kind", "key", "number"), name="record_version_once"),
            models.CheckConstraint(
                condition=Q(
                    approved_at__isnull=True, approved_by__isnull=True, public_from__isnull=True
                )
                | Q(approved_at__isnull=False, approved_by__isnull=False,
                    public_from__isnull=False),
                name="record_version_approved_pair",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="record_version_other_eyes",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="record_version_withdrawn_pair",
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "why", "written_at", "written_by", "approved_at", "approved_by", "withdrawn_at",
            "withdrawn_by", "ended_why",
        )  # fmt: skip
        publishable = ("kind", "key", "number", "content", "public_from")

    def __str__(self) -> str:
        """Kind, key and number."""
        return f"{self.kind} {self.key} version {self.number}"
