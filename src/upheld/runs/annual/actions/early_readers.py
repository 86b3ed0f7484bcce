"""The pre-release list: who outside may see a body's figures before the hour, once."""

from datetime import datetime

from django.db import transaction

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.domain.matters import Matter
from upheld.mailing.actions.laying import stop
from upheld.people import post
from upheld.runs.annual.count import named_release
from upheld.runs.annual.models import EarlyReader
from upheld.runs.annual.queries.early_readers import staged_ahead, waiting_reader
from upheld.toolbox import clock, secret
from upheld.toolbox.mail import is_address

GONE = "this link was used, withdrawn, or is too old; ask the ombudsman’s office for another"


@transaction.atomic
def list_reader(
    *, year: int, body: str, name: str, email: str, office: str, why: str, until: datetime, by: str
) -> EarlyReader:
    """Put somebody on the list and send the link. Refused while nothing is staged ahead."""
    staged = staged_ahead(year)
    if staged is None:
        raise Refused(f"nothing of {year} is staged for a later hour, so there is nothing to show")
    if body not in named_release(staged.release).bodies:
        raise Refused("choose a body of the release")
    if not is_address(email.strip()):
        raise Refused("write an email address, such as name@example.org")
    if not clock.now() < until <= staged.public_at:
        hour = clock.spoken(staged.public_at)
        raise Refused(f"the last moment lies between now and the public hour, {hour}")
    if not (name.strip() and office.strip() and why.strip()):
        raise Refused("say who reads, for which office, and why")
    token = secret.token()
    reader = EarlyReader.objects.create(
        year=year, authority_id=body, name=name.strip(), email=email.strip(),
        office=office.strip(), why=why.strip(), until=until, secret_sha256=secret.digest(token),
        listed_at=clock.now(), listed_by=by,
    )  # fmt: skip
    _send(reader, token, by)
    detail = {"year": year, "body": body, "until": until.isoformat()}
    audit.record(by=by, action="list_early_reader", subject=str(reader), detail=detail)
    return reader


@transaction.atomic
def send_again(*, reader: EarlyReader, by: str) -> None:
    """Send another link to somebody on the list; the one before works no more."""
    staged = staged_ahead(reader.year)
    if reader.withdrawn_at or reader.until <= clock.now() or staged is None:
        raise Refused("this person’s time has ended; put them on the list anew")
    token = secret.token()
    reader.secret_sha256, reader.opened_at = secret.digest(token), None
    reader.save()
    _send(reader, token, by)
    audit.record(by=by, action="send_early_link", subject=str(reader), detail={})


@transaction.atomic
def withdraw_reader(*, reader: EarlyReader, by: str) -> None:
    """Take somebody from the list; again, it changes nothing."""
    if reader.withdrawn_at is None:
        reader.withdrawn_at, reader.withdrawn_by = clock.now(), by
        reader.save()
        stop(about=_about(reader), why="the reader was taken from the list", by=by)
        audit.record(by=by, action="withdraw_early_reader", subject=str(reader), detail={})


@transaction.atomic
def open_link(*, token: str, by: str) -> EarlyReader:
    """Use a link up: the figures may be shown, this once. `by` is said by the link itself."""
    del by
    reader = waiting_reader(token)
    used = EarlyReader.objects.filter(pk=reader.pk, opened_at=None) if reader else None
    if reader is None or used is None or not used.update(opened_at=clock.now()):
        raise Refused(GONE)
    staged = staged_ahead(reader.year)
    detail = {"body": reader.authority_id, "release": staged.release if staged else ""}
    audit.record(by=str(reader), action="read_early", subject=str(reader), detail=detail)
    return reader


def _about(reader: EarlyReader) -> str:
    return f"early reader {reader.pk}"


def _send(reader: EarlyReader, token: str, by: str) -> None:
    # A link that waits still would work no more.
    stop(about=_about(reader), why="a newer link took its place", by=by)
    terms = (
        f"It works until {clock.spoken(reader.until)}. Please show the figures to nobody and do "
        "nothing with them in public before they are published. The office notes when the link is "
        "used."
    )
    post.write_mail(
        to=reader.email,
        subject="Figures before their publication",
        lines=(
            "You may see the figures of a council before they are published, once, by this link:",
            post.link(f"/early/{token}/"),
            terms,
        ),
        about=_about(reader),
        by=by,
        ends_at=reader.until,
        matter=Matter.EARLY,
        body=reader.authority_id,
    )
