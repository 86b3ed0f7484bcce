"""Forms that change a person's access; each says from which version of the person it was made."""

from upheld.web.staff.forms import Declare, role_field, words
from upheld.web.staff.versions import Versioned


class GiveRole(Versioned):
    """A role and why."""

    role = role_field()
    why = words("Say why this person needs the role")


class ChangeAccess(Versioned):
    """Why somebody's access or role changes."""

    why = words("Say why")


class SetBlock(Declare, Versioned):
    """A body for somebody else, and what the conflict is."""
