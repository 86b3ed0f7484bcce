"""How to reach the ombudsman, as the text pages print it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Ways to reach the ombudsman that work today."""

    telephone: str
    hours: str
    post: tuple[str, ...]
    """Lines of the postal address."""
    email: str


# 01632 960xxx is kept for drama by Ofcom, `.example` by RFC 2606: nobody can be reached there.
INVENTED = Contact(
    telephone="01632 960 100",
    hours="Monday to Friday, 10am to 4pm, except bank holidays",
    post=("The Ombudsman", "1 Example Street", "Exampleton", "EX1 1AA"),
    email="office@ombudsman.example",
)


def contact_of(demonstration: bool) -> Contact | None:
    """What to print; None where an installation has not said how its ombudsman is reached."""
    return INVENTED if demonstration else None
