"""How a mail to a single person goes to the mail server, and what a person decides about it."""

from django.db import transaction
from django.db.models import F

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.domain.post import State, wait_after, without_addresses
from upheld.mailing import spool
from upheld.mailing.models import Dispatch
from upheld.runs.outbox.actions.sending import BROKEN_OFF, GIVEN_UP, RESTORED
from upheld.runs.outbox.queries.dispatches import needs_a_person, old_dispatches
from upheld.runs.outbox.reasons import reason
from upheld.toolbox import clock

GOING = (State.READY, State.SENDING)
MAY_HAVE_ARRIVED = (State.SENT, State.UNCERTAIN)
ENDED = "its link ended before it could go"


@transaction.atomic
def begin(*, dispatch: Dispatch, by: str) -> bool:
    """Note, before it does, that a mail begins to go; False where another took it first."""
    del by
    ready = Dispatch.objects.filter(pk=dispatch.pk, state=State.READY)
    return bool(ready.update(state=State.SENDING, began_at=clock.now(), tries=F("tries") + 1))


@transaction.atomic
def note_sent(*, dispatch: Dispatch, said: str, by: str) -> None:
    """The mail server took it."""
    _settle(dispatch, State.SENT, said, by)


@transaction.atomic
def note_refused(*, dispatch: Dispatch, said: str, by: str) -> None:
    """It did not go and will not by itself."""
    _settle(dispatch, State.REFUSED, said, by)


@transaction.atomic
def note_uncertain(*, dispatch: Dispatch, said: str, by: str) -> None:
    """The connection ended before the answer."""
    _settle(dispatch, State.UNCERTAIN, said, by)


@transaction.atomic
def put_off(*, dispatch: Dispatch, said: str, by: str) -> None:
    """The server wants it later: it waits, each time longer, and is given up after the last."""
    held = Dispatch.objects.select_for_update().get(pk=dispatch.pk)
    # Where it was put off before it began, this was a try too.
    tries = held.tries + (held.state == State.READY)
    wait = wait_after(tries)
    if wait is None:
        _settle(held, State.REFUSED, f"{GIVEN_UP}{said}", by)
        return
    Dispatch.objects.filter(pk=held.pk, state__in=GOING).update(
        state=State.READY, tries=tries, next_try_at=clock.now() + wait,
        said=without_addresses(said),
    )  # fmt: skip


@transaction.atomic
def tidy_up(*, by: str) -> int:
    """What a killed run was sending is uncertain from now on; how many that were.

    What helps nobody any more is withdrawn. Only for whoever holds the turn to send.
    """
    lost = list(Dispatch.objects.filter(state=State.SENDING))
    for each in lost:
        _settle(each, State.UNCERTAIN, BROKEN_OFF, by)
    for each in Dispatch.objects.filter(state=State.READY, ends_at__lte=clock.now()):
        _settle(each, State.WITHDRAWN, each.said, by, why=ENDED)
    return len(lost)


@transaction.atomic
def leave_uncertain_after_restore(*, by: str) -> int:
    """What waited for the mail server when a backup was made may have gone since."""
    waited = list(Dispatch.objects.filter(state__in=GOING))
    for each in waited:
        _settle(each, State.UNCERTAIN, RESTORED, by)
    return len(waited)


@transaction.atomic
def send_once_more(*, dispatch: int, why: str, by: str) -> None:
    """Send what did not arrive: the same mail, with the same Message-ID, by the next turn."""
    held, said = _to_decide(dispatch), reason(why)
    if held.ends_at and held.ends_at <= clock.now():
        raise Refused("its link works no more: send a new one from where it came from")
    if not spool.place_of(held.message_id).exists():
        raise Refused("its mail is not in the spool any more: send a new one from where it came")
    # The waits of a server that puts off begin anew.
    Dispatch.objects.filter(pk=held.pk).update(
        state=State.READY, next_try_at=None, tries=0, why=said
    )
    _tell(held, State.READY, by)


@transaction.atomic
def note_arrived(*, dispatch: int, why: str, by: str) -> None:
    """Somebody found that an uncertain mail had arrived."""
    held, said = _to_decide(dispatch), reason(why)
    if held.state != State.UNCERTAIN:
        raise Refused("it did not go, or came back: so it cannot have arrived")
    Dispatch.objects.filter(pk=held.pk).update(
        state=State.SENT, sent_at=held.began_at or clock.now(), why=said
    )
    _tell(held, State.SENT, by)


@transaction.atomic
def let_be(*, dispatch: int, why: str, by: str) -> None:
    """Nothing more becomes of it: it helps nobody, or was told in another way.

    What came back stays so, with the reason; nothing else was ever taken by the server.
    """
    held, said = _to_decide(dispatch), reason(why)
    state = State.RETURNED if held.state == State.RETURNED else State.WITHDRAWN
    Dispatch.objects.filter(pk=held.pk).update(state=state, why=said)
    _tell(held, state, by)


@transaction.atomic
def drop_old_dispatches(*, by: str) -> int:
    """Forget what came to its end long ago; it changes nothing, so it is no audit event."""
    del by
    return old_dispatches().delete()[0]


@transaction.atomic
def note_returned(*, dispatch: int, said: str, by: str) -> bool:
    """A mail said that it was not delivered; False where that is known already."""
    held = Dispatch.objects.select_for_update().get(pk=dispatch)
    if held.state == State.RETURNED:
        return False
    if held.state not in MAY_HAVE_ARRIVED:
        raise Refused("it has not gone, so nothing can have come back; look at how it stands now")
    Dispatch.objects.filter(pk=held.pk).update(
        state=State.RETURNED, sent_at=held.sent_at or held.began_at or clock.now(),
        said=without_addresses(said), why="",
    )  # fmt: skip
    _tell(held, State.RETURNED, by)
    return True


@transaction.atomic
def note_word(*, dispatch: int, said: str, by: str) -> None:
    """A server further on said that it is delayed, or was delivered: it stands as it stood."""
    del by
    Dispatch.objects.filter(pk=dispatch).update(said=without_addresses(said))


def _to_decide(number: int) -> Dispatch:
    held = Dispatch.objects.select_for_update().filter(pk=number).first()
    if held is None:
        raise Refused("there is no such mail")
    if not needs_a_person(held):
        raise Refused("somebody has decided about it already; look at how it stands now")
    return held


def _settle(dispatch: Dispatch, state: State, said: str, by: str, *, why: str = "") -> None:
    left = clock.now() if state is State.SENT else None
    going = Dispatch.objects.filter(pk=dispatch.pk, state__in=GOING)
    words = without_addresses(said)
    if going.update(
        state=state, sent_at=left, next_try_at=None, said=words, why=why or dispatch.why
    ):
        _tell(dispatch, state, by)


def _tell(dispatch: Dispatch, state: State, by: str) -> None:
    detail = {"message": dispatch.message_id, "sha256": dispatch.sha256, "state": state}
    audit.record(by=by, action="send_mail_by_smtp", subject=str(dispatch), detail=detail)
