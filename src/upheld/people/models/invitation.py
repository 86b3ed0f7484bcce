"""An invitation to sign in for the first time, or to start again."""

from django.db import models
from django.db.models import Q

from upheld.domain.roles import Role
from upheld.people.models.person import Person


class Invitation(models.Model):
    """The link lies in the mail alone; here is only the digest of its secret.

    `person` is empty until a new person has accepted; it is set from the start where somebody who
    lost password or second factor starts again.
    """

    email = models.EmailField()
    role = models.CharField(max_length=20, blank=True, choices=[(r, r.words) for r in Role])
    """Empty where a person starts again: roles stay as they are."""
    why = models.TextField()
    secret_sha256 = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="invitations"
    )
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, null=True)

    class Meta:
        """One open invitation per address, for a reason; accepted or withdrawn, not both."""

        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in Role]) | Q(role="", person__isnull=False),
                name="invitation_role",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="invitation_why"),
            models.UniqueConstraint(
                fields=("email",),
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_once_open",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    accepted_at__isnull=True,
                ),
                name="invitation_withdrawn_pair",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(person__isnull=False),
                name="invitation_accepted_person",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("email",)
        restricted = (
            "id", "role", "why", "secret_sha256", "person", "invited_at", "invited_by",
            "expires_at", "accepted_at", "withdrawn_at", "withdrawn_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which; the address stays out of logs."""
        return f"invitation {self.pk}"
