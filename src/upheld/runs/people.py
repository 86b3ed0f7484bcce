"""What a person at the machine does about people: the first invitation, a demonstration's codes."""

from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.people import demonstration, post, second_factor
from upheld.people.actions.invitations import invite
from upheld.people.models.person import DEMONSTRATION, normal
from upheld.register.queries.installation import is_demonstration


def invite_person(email: str, role: Role, *, why: str, by: str) -> str:
    """Invite somebody; the whole address of the link, which lies in the outbox as a mail too."""
    return post.link(invite(email=email, role=role, why=why, by=by))


def code_of(user: str) -> str:
    """The code that the app of a demonstration's person would show now; refused elsewhere.

    `user` is a role or the address of its person.
    """
    if not is_demonstration():
        raise Refused("codes are told in a demonstration alone: use your authenticator app")
    name = normal(user).removesuffix(f"@{DEMONSTRATION}").replace("-", "_")
    if name not in set(Role):
        known = ", ".join(role.replace("_", "-") for role in Role)
        raise Refused(f"{user!r} is nobody of the demonstration: name one of {known}")
    return second_factor.current_code(demonstration.key_of(Role(name)))


def how_to_sign_in(address: str) -> tuple[str, ...]:
    """Lines that say how to sign in to a demonstration."""
    names = ", ".join(role.replace("_", "-") for role in Role)
    return (
        f"Sign in to the staff rooms: {address}/",
        f"  email address   {demonstration.email_of(Role.ADMINISTRATOR)}",
        f"  password        {demonstration.PASSWORD}",
        "  code            upheld code administrator",
        f"  or instead of administrator one of {names}",
    )
