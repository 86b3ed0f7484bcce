"""How the ombudsman is reached without a form, as the public site prints it."""

from upheld.pages.contact import INVENTED
from upheld.publication.site import PublicContact
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import reached_on
from upheld.toolbox import clock


def contact() -> PublicContact | None:
    """What to print; None where the installation has not said it."""
    if is_demonstration():
        return INVENTED
    said = reached_on(clock.today())
    if said is None:
        return None
    return PublicContact(
        telephone=said["telephone"], hours=said["telephone_hours"], post=tuple(said["post"]),
        email=said["email"],
    )  # fmt: skip
