"""Messages that wait for the mail server, made by the actions that make them in earnest."""

from datetime import datetime, timedelta

from upheld.domain.matters import Matter
from upheld.domain.post import Way
from upheld.mailing.actions.laying import lay_down as lay_mail_down
from upheld.mailing.models import Dispatch
from upheld.mailing.outgoing import Outgoing, mail_to
from upheld.runs.annual.models import LetterVersion
from upheld.runs.outbox.actions.messages import Post, Recipient, mark_written, queue
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.spool import place_of
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import create_once
from upheld.toolbox.mail import Mail, to_eml

LETTER = b"%PDF an approved letter"
DAY = datetime(2020, 7, 22, 9, tzinfo=UK)


def address_of(body: str) -> str:
    """Where the post of a body goes."""
    return f"ce@{body}.example"


def signed(body: str, *, version: int = 1, state: str = "approved") -> LetterVersion:
    """A row of a letter that somebody signed; there is no letter behind it."""
    gone = state in {"issued", "superseded"}
    return LetterVersion.objects.create(
        year=2020, authority_id=body, version=version, release=f"2020-v{version}", state=state,
        sha256=sha256(LETTER), content_sha256="x", tools={}, drafted_at=DAY, drafted_by="a",
        approved_at=DAY, approved_by="b", issued_at=DAY if gone else None,
    )  # fmt: skip


def lay_down(message: Message, *, content: bytes = LETTER, recipient: str = "") -> None:
    """The mail of a message, into the spool."""
    mail = Mail(
        message_id=message.message_id, sender="letters@upheld.invalid",
        recipient=recipient or message.address, subject="Annual letter 2020: a body",
        text="The letter is attached.\n.\nA dot alone on a line.\n", date=message.queued_at,
        attachment=content, attachment_name="letter.pdf",
    )  # fmt: skip
    create_once(place_of(message.message_id), to_eml(mail))


def laid_down(about: str = "letter 1", to: str = "somebody@example.org") -> Dispatch:
    """A mail that tells somebody of Luton’s case that a letter waits, for the mail server."""
    mail = mail_to(to, subject="A letter waits", text="Open the letter here: https://x.example/")
    outgoing = Outgoing(
        mail=mail, matter=Matter.PARTY, about=about, body="luton", reference="19 000 001",
        ends_at=clock.now() + timedelta(days=28),
    )  # fmt: skip
    return lay_mail_down(outgoing=outgoing, by="person 1")


def posted(*bodies: str, letter: int = 1, way: Way = Way.SMTP) -> list[Message]:
    """A letter to the chief executive of each body, ready for the mail server."""
    made = []
    for number, body in enumerate(bodies, start=letter):
        to = [Recipient("chief_executive", address_of(body))]
        post = Post(number, sha256(LETTER), body, to)
        (message,) = queue(posts=[post], mark="", way=way, by="tests")[number]
        if way is Way.SMTP:
            lay_down(message)
        mark_written(messages=[message], by="tests")
        message.refresh_from_db()
        made.append(message)
    return made
