"""How to reach the ombudsman, as the text pages print it."""

from upheld.publication.site import PublicContact, Site

# 01632 960xxx is kept for drama by Ofcom, `.example` by RFC 2606: nobody can be reached there.
INVENTED = PublicContact(
    telephone="01632 960 100",
    hours="Monday to Friday, 10am to 4pm, except bank holidays",
    post=("The Ombudsman", "1 Example Street", "Exampleton", "EX1 1AA"),
    email="office@ombudsman.example",
)


def contact_of(site: Site) -> PublicContact | None:
    """What to print; None where an installation has not said how its ombudsman is reached.

    A demonstration prints invented ways: what somebody tries in it must reach nobody.
    """
    return INVENTED if site.demonstration else site.contact
