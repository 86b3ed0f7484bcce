"""What pages say of credits: of what they are, how much is left, and what is still to be paid."""

from upheld.outreach.models import Booking, Credit, Session
from upheld.outreach.queries.credits import left_to_pay
from upheld.web.staff.training.frame import name_of, pounds


def of_what(credit: Credit) -> Booking | Session:
    """The booking or the session in-house that a credit is of."""
    of = credit.booking or credit.session
    assert of is not None  # noqa: S101 - the database keeps a credit of one
    return of


def credit_words(credit: Credit) -> str:
    """A credit in the list to choose from, with what is left of it."""
    of = of_what(credit)
    left: int = getattr(credit, "left", credit.pence)
    what = f"{of}, {name_of(of.session)}" if isinstance(of, Booking) else f"in-house, {name_of(of)}"
    return f"{pounds(left)} left, {what}" if left != credit.pence else f"{pounds(left)}, {what}"


def to_pay_words(of: Booking | Session, what: str) -> str:
    """What is still to be paid, before somebody chooses a credit."""
    return (
        f"{what}: {pounds(left_to_pay(of))} to pay. A credit pays as far as it goes; what is left "
        "of it stays open."
    )


def paid_words(of: Booking | Session) -> str:
    """What the page says once a credit was used."""
    left = left_to_pay(of)
    rest = f" {pounds(left)} are still to be paid." if left else ""
    return f"It is paid with the credit{', as far as that goes' if left else ''}.{rest}"
