"""Mail to people of the staff site: a file in the outbox, as letters are, for the mail gateway."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings

from upheld.toolbox import clock, secret
from upheld.toolbox.files import write_whole

FOLDER = "outbox/people"
OWNER_ONLY = 0o600


def write_mail(*, to: str, subject: str, lines: tuple[str, ...]) -> Path:
    """Lay a mail into the outbox. It may hold a secret link: only its owner can read the file."""
    identity = secret.token()
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{identity}@{settings.UPHELD_MAIL_DOMAIN}>"
    message["Date"] = format_datetime(clock.now())
    message["From"] = settings.UPHELD_MAIL_FROM
    message["To"] = to
    message["Subject"] = subject
    message.set_content("\n\n".join(lines) + "\n")
    path = Path(settings.UPHELD_DATA) / FOLDER / f"{identity}.eml"
    write_whole(path, message.as_bytes())
    path.chmod(OWNER_ONLY)
    return path


def link(path: str) -> str:
    """A whole address on the staff site. It comes from a setting, never from a request."""
    return f"{settings.UPHELD_STAFF_ADDRESS}{path}"
