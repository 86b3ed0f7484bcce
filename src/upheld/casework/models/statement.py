"""A version of the decision statement of a case x body."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.append_only import AppendOnly
from upheld.casework.models.case_body import CaseBody
from upheld.domain.statements import StatementKind


class Statement(AppendOnly):
    """One saved version; a later one stands beside it and never over it.

    Texts are written without names, but nobody has checked that yet: they are personal until the
    publication gate has passed them.
    """

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=12, choices=[(k, k.words) for k in StatementKind])
    version = models.PositiveIntegerField()
    sections = models.JSONField()
    """Text by heading."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Each version once."""

        constraints = (
            models.UniqueConstraint(
                fields=("case_body", "kind", "version"), name="statement_version_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in StatementKind]), name="statement_kind"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("sections",)
        restricted = ("id", "case_body", "kind", "version", "at", "by")
        publishable = ()

    def __str__(self) -> str:
        """Which version."""
        return f"{self.kind} statement {self.version} of {self.case_body_id}"
