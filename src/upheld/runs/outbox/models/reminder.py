"""One reminder of one due day, or why none was sent."""

from django.db import models
from django.db.models import Q

from upheld.casework.models import CaseBody
from upheld.domain.reminders import Moment
from upheld.runs.outbox.models.message import WAITING, WRITTEN

WITHHELD = "withheld"
STATES = (WAITING, WRITTEN, WITHHELD)


class Reminder(models.Model):
    """A body is reminded of a day that it agreed, once per moment; its deputy too if it asked."""

    message_id = models.CharField(max_length=120, unique=True)
    case_body = models.ForeignKey(CaseBody, on_delete=models.CASCADE, related_name="+")
    due = models.DateField()
    moment = models.CharField(max_length=12, choices=[(m, m.words) for m in Moment])
    on = models.DateField()
    """The day on which this reminder fell due; it may have been sent later."""
    role = models.CharField(max_length=20, default="link_officer")
    """The office that is written to: the deputy's where the link officer's contact is in doubt."""
    copy = models.BooleanField(default=False)
    """Whether it goes to the deputy beside the link officer, as the body asked."""
    address = models.CharField(max_length=254, blank=True)
    state = models.CharField(max_length=10, default=WAITING)
    doubt = models.CharField(max_length=100, blank=True)
    """Why it was withheld: the contact is in doubt."""
    queued_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)

    class Meta:
        """One per due day and moment, and one copy; written has its moment, withheld its reason."""

        constraints = (
            models.UniqueConstraint(
                fields=("case_body", "due", "on", "copy"), name="reminder_once"
            ),
            models.CheckConstraint(
                condition=Q(state=WAITING, written_at__isnull=True, doubt="")
                | Q(state=WRITTEN, written_at__isnull=False, doubt="")
                | Q(state=WITHHELD, written_at__isnull=True, address="") & ~Q(doubt=""),
                name="reminder_state",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("address",)
        restricted = (
            "id", "message_id", "case_body", "due", "moment", "on", "role", "copy", "state",
            "doubt", "queued_at", "written_at",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which reminder; the address stays out of logs."""
        return self.message_id
