"""The work on a public report, from its draft to the last statutory day."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.domain.facts import ReportKind


class ReportWork(models.Model):
    """One report and the days that the law and we set for it; its facts leave as report events."""

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="reports_worked")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ReportKind])
    version = models.PositiveIntegerField(default=1)
    law = models.CharField(max_length=40)
    """The version of the law by whose periods its days are reckoned."""
    title = models.TextField()
    text = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    """What letters and figures may say of it, by field of a report event; checked before it is."""
    written_by = models.JSONField(default=list)
    """Everybody who wrote text or facts: none of them checks or issues it."""
    facts_checked_at = models.DateTimeField(null=True)
    facts_checked_by = models.CharField(max_length=200, null=True)
    opened_on = models.DateField()
    drafted_on = models.DateField(null=True)
    """Sent to all sides as a draft."""
    comments_due = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    """Given up before it was issued."""
    withdrawn_why = models.TextField(blank=True)
    issued_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    """Received by the body: its periods begin with this day."""
    noticed_on = models.DateField(null=True)
    copies_from = models.DateField(null=True)
    extended_to = models.DateField(null=True)
    """A later day for the reply, agreed in writing."""
    extended_why = models.TextField(blank=True)
    considered_by = models.CharField(max_length=200, blank=True)
    considered_on = models.DateField(null=True)
    replied_on = models.DateField(null=True)
    satisfied = models.BooleanField(null=True)
    satisfied_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    statement_required_on = models.DateField(null=True)
    statement_on = models.DateField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="further")
    """The report that a further one follows."""

    class Meta:
        """Days in their order; a further report follows one."""

        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ReportKind]), name="report_work_kind"
            ),
            models.CheckConstraint(
                condition=Q(satisfied__isnull=True, satisfied_on__isnull=True)
                | Q(satisfied__isnull=False, satisfied_on__isnull=False),
                name="report_work_satisfied_and_day",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(issued_on__isnull=False),
                name="report_work_issued_first",
            ),
            models.CheckConstraint(
                condition=Q(extended_to__isnull=True) | ~Q(extended_why=""),
                name="report_work_extended_why",
            ),
            models.CheckConstraint(
                condition=Q(facts_checked_at__isnull=True, facts_checked_by__isnull=True)
                | Q(facts_checked_at__isnull=False, facts_checked_by__isnull=False),
                name="report_work_facts_checked_pair",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | (Q(issued_on__isnull=True) & ~Q(withdrawn_why="")),
                name="report_work_withdrawn_unissued",
            ),
            models.UniqueConstraint(
                fields=("case_body", "kind"),
                condition=Q(withdrawn_on__isnull=True),
                name="report_work_once",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("title", "text", "facts", "extended_why", "withdrawn_why")
        restricted = (
            "id", "case_body", "kind", "version", "law", "opened_on", "written_by",
            "facts_checked_at", "facts_checked_by", "drafted_on", "comments_due",
            "withdrawn_on", "issued_on",
            "received_on", "noticed_on", "copies_from", "extended_to", "considered_by",
            "considered_on", "replied_on", "satisfied", "satisfied_on", "confirmed_on",
            "statement_required_on", "statement_on", "follows",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which report."""
        return f"{self.kind} report on {self.case_body_id}"
