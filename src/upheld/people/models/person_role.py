"""Which role a person had from when to when."""

from django.db import models
from django.db.models import Q

from upheld.domain.roles import Role
from upheld.people.models.person import Person


class PersonRole(models.Model):
    """A role of a person, with who gave it and why; an ended one stays as history."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=[(r, r.words) for r in Role])
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    why = models.TextField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, null=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        """A known role, once at a time, given for a reason and ended for a reason."""

        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in Role]), name="person_role_known"
            ),
            models.UniqueConstraint(
                fields=("person", "role"),
                condition=Q(ended_at__isnull=True),
                name="person_role_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="person_role_why"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_why="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why="")),
                name="person_role_ended_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "person", "role", "given_at", "given_by", "why", "ended_at", "ended_by",
            "ended_why",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Who and what."""
        return f"{self.person}: {self.role}"
