"""People for tests: made by the actions that make them in earnest, or quickly."""

from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.actions import invitations
from upheld.people.models import Person, PersonRole
from upheld.people.queries.versions import ACCESS, version_of
from upheld.toolbox import clock

PASSWORD = "correct horse battery"  # noqa: S105 - of people who exist in tests alone
KEY = "00" * 20


def join(email: str, role: Role, *, by: str = "somebody") -> Person:
    """A person who was invited and accepted."""
    path = invitations.invite(email=email, role=role, why="needed here", by=by)
    person, _ = invitations.accept(
        token=path.split("/")[2], name=email.partition("@")[0].title(), password=PASSWORD,
        key=KEY, code=second_factor.current_code(KEY), by="an invitation",
    )  # fmt: skip
    return person


def person_in(role: Role) -> Person:
    """A person in a role, without a password: for tests that begin behind the sign-in."""
    now = clock.now()
    person = Person.objects.create(
        email=f"{role}@example.org", name=f"Some {role.words}", joined_at=now, joined_by="tests"
    )
    PersonRole.objects.create(person=person, role=role, given_at=now, given_by="tests", why="test")
    second_factor.set_key(person, KEY)
    return person


def as_now(person: Person) -> int:
    """The version of a person that a form made now would carry."""
    return version_of(person, ACCESS)
