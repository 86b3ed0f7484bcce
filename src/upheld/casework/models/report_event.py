"""A published report about a body, as its facts stood when they were recorded."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.event import Event
from upheld.domain.facts import ReportKind
from upheld.register.models import Authority

TEXTS = (
    "title", "subject", "issued", "found", "duty", "others_affected", "fault_accepted",
    "already_offered", "added", "agreed", "refused", "awaited", "awaited_by", "satisfied_on",
)  # fmt: skip


class ReportEvent(Event):
    """One state of a report; its texts are publishable, checked by whoever recorded them."""

    reference = models.CharField(max_length=10)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ReportKind])
    title = models.TextField()
    subject = models.TextField(blank=True)
    issued = models.CharField(max_length=10)
    found = models.TextField(blank=True)
    duty = models.TextField(blank=True)
    others_affected = models.TextField(blank=True)
    fault_accepted = models.TextField(blank=True)
    already_offered = models.TextField(blank=True)
    added = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    refused = models.TextField(blank=True)
    awaited = models.TextField(blank=True)
    awaited_by = models.TextField(blank=True)
    satisfied_on = models.CharField(max_length=10, blank=True)

    class Meta:
        """Known kinds only."""

        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ReportKind]), name="report_kind"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "at", "by", "intake")
        publishable = ("reference", "authority", "kind", *TEXTS)

    def __str__(self) -> str:
        """Which report."""
        return f"{self.kind} {self.reference}/{self.authority_id}"
