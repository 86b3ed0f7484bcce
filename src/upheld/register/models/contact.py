"""Who receives a body's letters, by role."""

from django.db import models
from django.db.models import F, Q

from upheld.register.models.authority import Authority

ROLES = {
    "chief_executive": "Chief executive",
    "leader": "Leader",
    "link_officer": "Link officer",
    "deputy_link_officer": "Deputy link officer",
    "scrutiny_chair": "Chair of the scrutiny committee",
    "monitoring_officer": "Monitoring officer",
}


class Contact(models.Model):
    """One person (or unnamed office) in one role of one body, for a span of days.

    `confirmed` is the day on which the body last said that this still holds.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="contacts")
    role = models.CharField(max_length=20, choices=ROLES)
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    salutation = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    confirmed = models.DateField(null=True)
    returned = models.DateField(null=True)
    """Day on which a mail to the address came back; empty since the address was last changed."""
    noted = models.DateField(null=True)
    """Day of a note that can be taken back: a confirmation, or a mail that came back."""
    confirmed_before = models.DateField(null=True)
    returned_before = models.DateField(null=True)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)
    """Counts every change: a form says which one it was made from."""

    class Meta:
        """One row per body, role, name and start; a database counts two empty starts as two."""

        constraints = (
            models.UniqueConstraint(
                fields=("authority", "role", "name", "start"), name="contact_once"
            ),
            models.UniqueConstraint(
                fields=("authority", "role", "name"),
                condition=Q(start__isnull=True),
                name="contact_once_undated",
            ),
            models.CheckConstraint(condition=Q(role__in=tuple(ROLES)), name="contact_role"),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True) | ~Q(recorded_by=""),
                name="contact_recorded_pair",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="contact_ends_after_start",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("name", "salutation", "email")
        restricted = (
            "id", "authority", "role", "title", "start", "end", "confirmed", "returned",
            "noted", "confirmed_before", "returned_before",
            "recorded_by", "recorded_at", "version",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """The office only: a name must not slip into a log."""
        return f"{self.role} of {self.authority_id}"
