"""Queue messages, and note when each is written."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from upheld.casework import audit
from upheld.domain.post import State, Way
from upheld.runs.outbox.models import Message
from upheld.toolbox import clock


class Recipient(NamedTuple):
    """An office of a body, and where its post goes."""

    role: str
    address: str


class Post(NamedTuple):
    """A letter version and everybody it goes to."""

    letter: int
    sha256: str
    body: str
    to: Sequence[Recipient]


@transaction.atomic
def queue(*, posts: Iterable[Post], mark: str, way: Way, by: str) -> dict[int, list[Message]]:
    """One message per recipient of each letter version, by the id of its letter.

    Messages that were queued before stay as they are; one that was withdrawn waits again.
    """
    now = clock.now()
    wanted = [_message(post, to, mark, way, now) for post in posts for to in post.to]
    letters = {m.letter for m in wanted}
    before = Message.objects.filter(letter__in=letters, again_of__isnull=True)
    known = set(before.values_list("letter", "address"))
    _wait_again(before, {(m.letter, m.address) for m in wanted}, way, by)
    if new := [m for m in wanted if (m.letter, m.address) not in known]:
        Message.objects.bulk_create(new)
        detail = {"messages": {m.message_id: m.letter for m in new}}
        audit.record(by=by, action="queue", subject=_subject(new), detail=detail)
    found: dict[int, list[Message]] = {letter: [] for letter in letters}
    for message in before.order_by("message_id"):
        found[message.letter].append(message)
    return found


def _wait_again(before: QuerySet[Message], wanted: set[tuple[int, str]], way: Way, by: str) -> None:
    # An approval was taken back and given again, or a contact was changed and changed back.
    withdrawn = before.filter(state=State.WITHDRAWN)
    if back := [m for m in withdrawn if (m.letter, m.address) in wanted]:
        Message.objects.filter(pk__in=[m.pk for m in back]).update(state=State.WAITING, way=way)
        detail = {"messages": {m.message_id: m.letter for m in back}}
        audit.record(by=by, action="queue_again", subject=_subject(back), detail=detail)


@transaction.atomic
def mark_written(*, messages: Sequence[Message], by: str) -> None:
    """Note that the .eml files of messages lie whole: in the outbox, or ready for the server."""
    waiting = Message.objects.filter(pk__in=[m.pk for m in messages], state=State.WAITING)
    waiting.filter(way=Way.FOLDER).update(state=State.WRITTEN, written_at=clock.now())
    waiting.filter(way=Way.SMTP).update(state=State.READY)
    detail = {"messages": {m.message_id: m.letter_sha256 for m in messages}}
    sent = all(m.way == Way.FOLDER for m in messages)
    action = "send" if sent else "make_ready"
    audit.record(by=by, action=action, subject=_subject(messages), detail=detail)


def _message(post: Post, recipient: Recipient, mark: str, way: Way, now: datetime) -> Message:
    return Message(
        message_id=f"{mark}{_id(post.sha256, recipient)}@{settings.UPHELD_MAIL_DOMAIN}",
        letter=post.letter,
        letter_sha256=post.sha256,
        body=post.body,
        role=recipient.role,
        address=recipient.address,
        way=way,
        queued_at=now,
    )


def _subject(messages: Sequence[Message]) -> str:
    bodies = sorted({message.body for message in messages})
    rest = f" and {len(bodies) - 1} more" if len(bodies) > 1 else ""
    return f"letter to {bodies[0]}{rest}"


def _id(sha256: str, recipient: Recipient) -> str:
    # A fixed id per letter version and recipient: sending again writes the same file or none.
    return str(uuid5(NAMESPACE_URL, f"{sha256}/{recipient.role}/{recipient.address}"))
