"""A published report that was taken down by hand, and whether it was put back."""

from django.db import models
from django.db.models import Q

from upheld.domain.facts import ReportKind
from upheld.domain.publication import TakenDown
from upheld.register.models import Authority


class TakenDownReport(models.Model):
    """One time that a report was taken down. Rows are added; the only change puts one back.

    It stands beside casework and not in it: a report is counted for longer than its case is kept.
    """

    reference = models.CharField(max_length=10, db_index=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ReportKind])
    taken_down_at = models.DateTimeField()
    taken_down_by = models.CharField(max_length=200)
    taken_down_for = models.CharField(max_length=12, choices=[(t, t.words) for t in TakenDown])
    taken_down_why = models.TextField(blank=True)
    """For us; the public is told the reason alone."""
    put_back_at = models.DateTimeField(null=True)
    put_back_by = models.CharField(max_length=200, null=True)
    put_back_why = models.TextField(blank=True)

    class Meta:
        """Down once at a time; what was put back says when and by whom."""

        constraints = (
            models.UniqueConstraint(
                fields=("reference", "authority", "kind"), condition=Q(put_back_at__isnull=True),
                name="taken_down_report_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ReportKind]), name="taken_down_report_kind"
            ),
            models.CheckConstraint(
                condition=Q(taken_down_for__in=[t.value for t in TakenDown])
                & ~Q(taken_down_by=""),
                name="taken_down_report_for",
            ),
            models.CheckConstraint(
                condition=Q(put_back_at__isnull=True, put_back_by__isnull=True, put_back_why="")
                | Q(put_back_at__isnull=False, put_back_by__isnull=False),
                name="taken_down_report_put_back_pair",
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ("taken_down_why", "put_back_why")
        restricted = ("id", "taken_down_by", "put_back_at", "put_back_by")
        publishable = ("reference", "authority", "kind", "taken_down_at", "taken_down_for")

    def __str__(self) -> str:
        """Which report."""
        return f"taken down: {self.kind} report {self.reference}/{self.authority_id}"
