"""The people of a complaint or a case. Everything here is personal and never leaves casework."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case import Case
from upheld.casework.models.complaint import Complaint
from upheld.domain.sides import Formats

ROLES = {
    "complainant": "Complainant",
    "person_affected": "Person affected",
    "representative": "Representative",
}


class Complainant(models.Model):
    """One person by role: of a complaint that waits, and of the case once there is one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="complainants")
    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, null=True, related_name="people"
    )
    role = models.CharField(max_length=20, choices=ROLES)
    name = models.TextField()
    contact = models.TextField(blank=True)
    """The postal address, and whatever else was given in one piece."""
    postcode = models.CharField(max_length=10, blank=True, db_index=True)
    """Without space, in capitals, so that it is found."""
    email = models.CharField(max_length=254, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    formats = models.CharField(
        max_length=20, choices=[(f, f.words) for f in Formats], default=Formats.PLAIN
    )
    adjustments = models.TextField(blank=True)
    relation = models.TextField(blank=True)
    """How a representative stands to the person affected."""

    class Meta:
        """A person stands in one role once; and belongs to a case or a complaint."""

        constraints = (
            models.UniqueConstraint(fields=("case", "role", "name"), name="complainant_once"),
            models.CheckConstraint(condition=Q(role__in=tuple(ROLES)), name="complainant_role"),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(complaint__isnull=False),
                name="complainant_of_something",
            ),
            models.CheckConstraint(
                condition=Q(formats__in=[f.value for f in Formats]), name="complainant_formats"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = (
            "id", "case", "complaint", "role", "name", "contact", "postcode", "email", "telephone",
            "formats", "adjustments", "relation",
        )  # fmt: skip
        restricted = ()
        publishable = ()

    def __str__(self) -> str:
        """The role only: a name must not slip into a log."""
        return f"{self.role} of {self.case_id or self.complaint}"
