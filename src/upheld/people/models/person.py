"""A person who can sign in to the staff site."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

# Nobody can have an address there (RFC 2606): these accounts belong to demonstrations.
DEMONSTRATION = "demonstration.invalid"


def normal(email: str) -> str:
    """The one spelling under which an address is kept and looked for."""
    return email.strip().lower()


class People(BaseUserManager["Person"]):
    """Finds a person whichever way the address is spelt."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person of an address."""
        return self.get(email=normal(username or ""))


class Person(AbstractBaseUser):
    """One account. It is ended, never deleted: what its person did keeps its name."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    joined_at = models.DateTimeField()
    joined_by = models.CharField(max_length=200)
    """Who invited the person."""
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, null=True)

    objects = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        """An address in its one spelling; an end has its person."""

        constraints = (
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_lower"),
            models.CheckConstraint(condition=~Q(name=""), name="person_named"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="person_ended_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("email", "name")
        restricted = (
            "id", "password", "last_login", "joined_at", "joined_by", "ended_at", "ended_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """The key: a name must not slip into a log."""
        return self.key

    @property
    def key(self) -> str:
        """What `by` says: "person 7", in a demonstration "demonstration publisher"."""
        local, _, domain = self.email.partition("@")
        return f"demonstration {local}" if domain == DEMONSTRATION else f"person {self.pk}"

    @property
    def is_active(self) -> bool:  # type: ignore[override] # Django's own is a plain attribute
        """Whether the person may still sign in."""
        return self.ended_at is None
