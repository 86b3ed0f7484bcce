"""The people of a case. Everything here is personal and never leaves casework."""

from django.db import models

from upheld.casework.models.case import Case

ROLES = {
    "complainant": "Complainant",
    "person_affected": "Person affected",
    "representative": "Representative",
}


class Complainant(models.Model):
    """One person of a case, by role."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="complainants")
    role = models.CharField(max_length=20, choices=ROLES)
    name = models.TextField()
    contact = models.TextField(blank=True)

    class Meta:
        """A person stands in one role once."""

        constraints = (
            models.UniqueConstraint(fields=("case", "role", "name"), name="complainant_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=tuple(ROLES)), name="complainant_role"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("id", "case", "role", "name", "contact")
        restricted = ()
        publishable = ()

    def __str__(self) -> str:
        """The role only: a name must not slip into a log."""
        return f"{self.role} of {self.case_id}"
