"""Queue messages, and note when each is written."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction

from upheld.casework import audit
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.models.message import WAITING, WRITTEN
from upheld.toolbox import clock


class Recipient(NamedTuple):
    """An office of a body, and where its post goes."""

    role: str
    address: str


@transaction.atomic
def queue(
    *, letter: int, sha256: str, body: str, recipients: Iterable[Recipient], mark: str, by: str
) -> list[Message]:
    """One message per recipient of a letter version; those queued before stay as they are."""
    wanted = [
        Message(
            message_id=f"{mark}{_id(sha256, r)}@{settings.UPHELD_MAIL_DOMAIN}",
            letter=letter,
            letter_sha256=sha256,
            body=body,
            role=r.role,
            address=r.address,
            queued_at=clock.now(),
        )
        for r in recipients
    ]
    ids = [m.message_id for m in wanted]
    known = set(Message.objects.filter(message_id__in=ids).values_list("message_id", flat=True))
    new = [m for m in wanted if m.message_id not in known]
    if new:
        Message.objects.bulk_create(new)
        detail = {"letter": letter, "messages": [m.message_id for m in new]}
        audit.record(by=by, action="queue", subject=f"letter to {body}", detail=detail)
    return list(Message.objects.filter(message_id__in=ids).order_by("message_id"))


@transaction.atomic
def mark_written(*, message: Message, by: str) -> None:
    """Note that the .eml file of a message lies in the outbox whole."""
    Message.objects.filter(pk=message.pk, state=WAITING).update(
        state=WRITTEN, written_at=clock.now()
    )
    detail = {"sha256": message.letter_sha256}
    audit.record(by=by, action="send", subject=message.message_id, detail=detail)


def _id(sha256: str, recipient: Recipient) -> str:
    # A fixed id per letter version and recipient: sending again writes the same file or none.
    return str(uuid5(NAMESPACE_URL, f"{sha256}/{recipient.role}/{recipient.address}"))
