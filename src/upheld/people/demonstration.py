"""How the people of a demonstration sign in."""

import hashlib

from upheld.domain.roles import Role
from upheld.people.models.person import DEMONSTRATION

# Known to everybody: it opens demonstrations alone.
PASSWORD = "demonstration only"  # noqa: S105 - see above


def email_of(role: Role) -> str:
    """The address of the demonstration's person of a role."""
    return f"{role.replace('_', '-')}@{DEMONSTRATION}"


def key_of(role: Role) -> str:
    """The key of that person's authenticator, the same in every demonstration."""
    return hashlib.sha256(f"upheld demonstration {role}".encode()).hexdigest()[:40]
