"""Something said or written in a case: a call, a comment on a provisional decision, a note."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.append_only import AppendOnly
from upheld.casework.models.case import Case
from upheld.casework.models.case_body import CaseBody

NOTE, CALL, COMMENT = "note", "call", "comment"
KINDS = {NOTE: "Note", CALL: "Telephone note", COMMENT: "Comment on the provisional decision"}
SIDES = {"": "Ourselves", "complainant": "The complainant’s side", "body": "The body"}


class Note(AppendOnly):
    """One note. It stays as it was written; who was wrong writes another."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    case_body = models.ForeignKey(
        CaseBody, on_delete=models.PROTECT, null=True, related_name="notes"
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    side = models.CharField(max_length=12, choices=SIDES, blank=True)
    on = models.DateField()
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """A comment has its side and its body."""

        constraints = (
            models.CheckConstraint(condition=Q(kind__in=tuple(KINDS)), name="note_kind"),
            models.CheckConstraint(condition=Q(side__in=tuple(SIDES)), name="note_side"),
            models.CheckConstraint(
                condition=~Q(kind=COMMENT) | (~Q(side="") & Q(case_body__isnull=False)),
                name="note_comment_side",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("text",)
        restricted = ("id", "case", "case_body", "kind", "side", "on", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Which note, never what it says."""
        return f"{self.kind} {self.pk} of {self.case_id}"
