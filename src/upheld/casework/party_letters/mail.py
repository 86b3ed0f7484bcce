"""A mail that says no more than that a letter waits: no name, no reference, no matter."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings

from upheld.toolbox import clock, secret
from upheld.toolbox.files import write_whole

FOLDER = "outbox/parties"
OWNER_ONLY = 0o600
SUBJECT = "A letter from the Ombudsman waits for you"
TEXT = """The Ombudsman has written you a letter. You can open it at this address:

{address}

The page asks you for {asked}. The address works until {until}, and for a day after you first \
opened the letter. If you cannot open the letter, please write to us or call us, and \
we will send it by post. This mail is not read if you answer it.
"""


def write_mail(*, to: str, path: str, until: str, asked: str) -> Path:
    """Lay the mail into the outbox. It holds a secret link: only its owner can read the file."""
    identity = secret.token()
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{identity}@{settings.UPHELD_MAIL_DOMAIN}>"
    message["Date"] = format_datetime(clock.now())
    message["From"] = settings.UPHELD_MAIL_FROM
    message["To"] = to
    message["Subject"] = SUBJECT
    address = f"{settings.UPHELD_COUNCIL_ADDRESS}{path}"
    message.set_content(TEXT.format(address=address, until=until, asked=asked))
    place = Path(settings.UPHELD_DATA) / FOLDER / f"{identity}.eml"
    write_whole(place, message.as_bytes())
    place.chmod(OWNER_ONLY)
    return place
