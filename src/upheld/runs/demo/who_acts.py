"""Who does what a demonstration shows as done: its person of a role."""

from upheld.domain.roles import Role
from upheld.people.demonstration import email_of
from upheld.people.queries.people import person_of


def actor(role: Role) -> str:
    """What the audit calls the person of this role; people are made before anything they do."""
    person = person_of(email_of(role))
    assert person is not None, "made a moment ago"  # noqa: S101 - a fault of ours
    return person.key
