"""Mail to people of the staff site, and to those whom they let in early."""

from datetime import datetime

from django.conf import settings

from upheld.domain.matters import Matter
from upheld.domain.post import Way
from upheld.mailing.actions.laying import lay_down
from upheld.mailing.outgoing import Outgoing, mail_to, write_file
from upheld.mailing.ways import way_now


def write_mail(
    *, to: str, subject: str, lines: tuple[str, ...], about: str, by: str,
    ends_at: datetime, matter: Matter = Matter.ACCOUNT, body: str = "",
) -> None:  # fmt: skip
    """A mail on its way: laid down for the mail server, or a file for the gateway.

    `about` is what holds its secret, by its key; `ends_at`, when that works no more.
    """
    outgoing = Outgoing(
        mail=mail_to(to, subject=subject, text="\n\n".join(lines) + "\n"),
        matter=matter, about=about, body=body, ends_at=ends_at,
    )  # fmt: skip
    if way_now() is Way.SMTP:
        lay_down(outgoing=outgoing, by=by)
    else:
        write_file(outgoing)


def link(path: str) -> str:
    """A whole address on the staff site. It comes from a setting, never from a request."""
    return f"{settings.UPHELD_STAFF_ADDRESS}{path}"
