"""A person who may not deal with a body."""

from django.db import models
from django.db.models import Q

from upheld.people.models.person import Person
from upheld.register.models import Authority


class ConflictBlock(models.Model):
    """A conflict of interest of a person with a body; a lifted one stays as history."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conflicts")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    blocked_at = models.DateTimeField()
    blocked_by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Once at a time per person and body, for a reason."""

        constraints = (
            models.UniqueConstraint(
                fields=("person", "authority"),
                condition=Q(lifted_at__isnull=True),
                name="conflict_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="conflict_why"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="conflict_lifted_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        # The reason may tell of a person's family or past.
        personal = ("why",)
        restricted = (
            "id", "person", "authority", "blocked_at", "blocked_by", "lifted_at", "lifted_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Who and which body; the reason stays out of logs."""
        return f"{self.person}: {self.authority_id}"
