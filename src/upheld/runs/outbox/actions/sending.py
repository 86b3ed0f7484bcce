"""Note that a message begins to go to the mail server, and what came of it."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F, Q

from upheld.casework import audit
from upheld.domain.post import Happening, State, Way, wait_after
from upheld.runs.outbox.actions.history import add_event
from upheld.runs.outbox.models import Message
from upheld.toolbox import clock

# What has not come to an end.
GOING = (State.WAITING, State.READY, State.SENDING)
NOT_BEGUN = (State.WAITING, State.READY)
GIVEN_UP = "put off too often, and given up: "
BROKEN_OFF = "the run that sent it ended before the answer"
RESTORED = "restored from a backup: it may have gone since that was made"


@transaction.atomic
def begin(*, message: Message, by: str) -> bool:
    """Note, before it does, that a message begins to go; False where another took it first."""
    ready = Message.objects.filter(pk=message.pk, state=State.READY)
    taken = ready.update(state=State.SENDING, began_at=clock.now(), tries=F("tries") + 1)
    if taken:
        add_event(message=message, what=Happening.BEGAN, by=by)
    return bool(taken)


@transaction.atomic
def note_sent(*, message: Message, said: str, by: str) -> None:
    """The mail server took it."""
    _settle(message, State.SENT, Happening.SENT, said, by)


@transaction.atomic
def note_refused(*, message: Message, said: str, by: str) -> None:
    """It did not go and will not by itself."""
    _settle(message, State.REFUSED, Happening.REFUSED, said, by)


@transaction.atomic
def note_uncertain(*, message: Message, said: str, by: str) -> None:
    """The connection ended before the answer."""
    _settle(message, State.UNCERTAIN, Happening.UNCERTAIN, said, by)


@transaction.atomic
def put_off(*, message: Message, said: str, by: str) -> None:
    """The server wants it later: it waits, each time longer, and is given up after the last."""
    held = Message.objects.select_for_update().get(pk=message.pk)
    # Where it was put off before it began, this was a try too.
    tries = held.tries + (held.state == State.READY)
    wait = wait_after(tries)
    if wait is None:
        note_refused(message=message, said=f"{GIVEN_UP}{said}", by=by)
        return
    Message.objects.filter(pk=held.pk, state__in=(State.READY, State.SENDING)).update(
        state=State.READY, tries=tries, next_try_at=clock.now() + wait
    )
    add_event(message=held, what=Happening.PUT_OFF, said=said, by=by)


@transaction.atomic
def leave_uncertain(*, by: str) -> int:
    """What a killed run was sending is uncertain from now on; how many that were.

    Only for whoever holds the turn to send: nobody else can be sending.
    """
    lost = list(Message.objects.filter(state=State.SENDING))
    for message in lost:
        _settle(message, State.UNCERTAIN, Happening.UNCERTAIN, BROKEN_OFF, by)
    return len(lost)


@transaction.atomic
def leave_uncertain_after_restore(*, by: str) -> int:
    """What waited for the mail server when a backup was made may have gone since.

    What waited for the folder is made again as the same file, under the same Message-ID.
    """
    begun = Q(state__in=(State.READY, State.SENDING))
    waited = list(Message.objects.filter(begun | Q(state=State.WAITING, way=Way.SMTP)))
    for message in waited:
        _settle(message, State.UNCERTAIN, Happening.UNCERTAIN, RESTORED, by)
    return len(waited)


@transaction.atomic
def withdraw(*, messages: Iterable[Message], by: str) -> None:
    """What has not begun to go does not go any more."""
    for message in messages:
        if message.state in NOT_BEGUN:
            _settle(message, State.WITHDRAWN, Happening.WITHDRAWN, "", by, of=NOT_BEGUN)


def _settle(
    message: Message,
    state: State,
    what: Happening,
    said: str,
    by: str,
    *,
    of: Collection[State] = GOING,
) -> None:
    left = clock.now() if state is State.SENT else None
    going = Message.objects.filter(pk=message.pk, state__in=of)
    if not going.update(state=state, written_at=left, next_try_at=None):
        return
    add_event(message=message, what=what, said=said, by=by)
    detail = {"message": message.message_id, "sha256": message.letter_sha256, "state": state}
    audit.record(by=by, action="send_by_smtp", subject=f"letter to {message.body}", detail=detail)
