"""A mail that says no more than that a letter waits: no name, no reference, no matter."""

from datetime import datetime

from django.conf import settings

from upheld.domain.matters import Matter
from upheld.mailing.outgoing import Outgoing, mail_to
from upheld.toolbox import clock

SUBJECT = "A letter from the Ombudsman waits for you"
TEXT = """The Ombudsman has written you a letter. You can open it at this address:

{address}

The page asks you for {asked}. The address works until {until}, and for a day after you first \
opened the letter. If you cannot open the letter, please write to us or call us, and \
we will send it by post. This mail is not read if you answer it.
"""


def mail_about(
    letter: int, *, of: str, to: str, path: str, until: datetime, asked: str
) -> Outgoing:
    """The mail that leads to a letter of a case and body, until its link ends."""
    reference, _, body = of.partition("/")
    address = f"{settings.UPHELD_FORMS_SERVED}{path}"
    text = TEXT.format(address=address, until=clock.spoken(until), asked=asked)
    return Outgoing(
        mail=mail_to(to, subject=SUBJECT, text=text), matter=Matter.PARTY, about=about(letter),
        body=body, reference=reference, ends_at=until,
    )  # fmt: skip


def about(letter: int) -> str:
    """How a mail names its letter."""
    return f"letter {letter}"
