"""For whom a session is held and from where somebody comes: a body, or a provider by its name."""

from upheld.outreach.models import Booking, Session

NOBODY = ("", "")


def folded(organisation: str) -> str:
    """The name of a provider as it is compared: one, however its letters and spaces are written.

    Never by the database: SQLite knows small and capital letters of ASCII alone.
    """
    return " ".join(organisation.split()).casefold()


def whose(of: Booking | Session) -> tuple[str, str]:
    """The body or the provider, to be compared; nobody where neither is known."""
    return of.body_id or "", folded(of.organisation)
