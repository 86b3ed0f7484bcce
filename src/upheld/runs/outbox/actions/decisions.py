"""What a person decides or notes about a message."""

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.domain.post import Happening, State, Way
from upheld.runs.outbox.actions.history import add_event
from upheld.runs.outbox.actions.messages import Recipient
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.reasons import reason
from upheld.toolbox import clock

# What may have reached somebody, so that it may come back or be answered.
MAY_HAVE_ARRIVED = (State.WRITTEN, State.SENT, State.UNCERTAIN, State.RETURNED)
# What can be sent again as a new message.
CAN_GO_AGAIN = (State.WRITTEN, State.SENT, State.REFUSED, State.RETURNED, State.WITHDRAWN)


@transaction.atomic
def settle_uncertain(*, message: int, arrived: bool, why: str, by: str) -> None:
    """Decide about an uncertain message: it arrived, or it is to be sent once more.

    Sent once more it has the same Message-ID: a server that has it already may know it by that.
    """
    held = _held(message, State.UNCERTAIN, done="somebody has decided about it already")
    said = reason(why)
    if arrived:
        held.state, held.written_at = State.SENT, held.began_at or clock.now()
    else:
        held.state, held.next_try_at = State.READY, None
    held.save(update_fields=["state", "written_at", "next_try_at"])
    what = Happening.ARRIVED if arrived else Happening.AGAIN
    _note(held, what, said, by, {"arrived": arrived})


@transaction.atomic
def note_returned(*, message: int, said: str, by: str) -> bool:
    """A mail said that it was not delivered; False where that is known already."""
    held = _held(message, *MAY_HAVE_ARRIVED, done="it has not gone, so nothing can have come back")
    if held.state == State.RETURNED:
        return False
    held.state = State.RETURNED
    held.save(update_fields=["state"])
    _note(held, Happening.RETURNED, said, by, {})
    return True


@transaction.atomic
def note_word(*, message: int, what: Happening, said: str, by: str) -> None:
    """A server further on said that a message is delayed, or was delivered."""
    if what not in {Happening.DELAYED, Happening.DELIVERED}:
        raise Refused(f"{what.words} changes how a message stands; note it as such")
    held = _held(message, *MAY_HAVE_ARRIVED, done="it has not gone, so nobody can have word of it")
    _note(held, what, said, by, {})


@transaction.atomic
def note_acknowledged(*, message: int, on: date, by: str) -> bool:
    """The body said on a day that it has the letter; False where that is known already."""
    held = _held(message, *MAY_HAVE_ARRIVED, done="it has not gone, so nobody can have it")
    if on > clock.today():
        raise Refused("the day has not come yet; give the day on which the body said so")
    if on < held.queued_at.astimezone(clock.UK).date():
        raise Refused("the day is before the letter was sent; give the day of the body’s answer")
    if held.acknowledged_on == on:
        return False
    held.acknowledged_on = on
    held.save(update_fields=["acknowledged_on"])
    _note(held, Happening.ACKNOWLEDGED, "", by, {"on": str(on)})
    return True


@transaction.atomic
def send_again(*, message: int, to: Recipient, way: Way, why: str, mark: str, by: str) -> Message:
    """Queue the same letter once more, as a message of its own with its reason.

    That `to` is of the same body, whoever calls has looked up.
    """
    held = _held(message, *CAN_GO_AGAIN, done="it cannot be sent again as it stands")
    said = reason(why)
    if Message.objects.filter(again_of=held).exists():
        raise Refused("it was sent again already; look at the newer message")
    identity = uuid5(NAMESPACE_URL, f"again/{held.message_id}")
    made = Message.objects.create(
        message_id=f"{mark}{identity}@{settings.UPHELD_MAIL_DOMAIN}",
        letter=held.letter,
        letter_sha256=held.letter_sha256,
        body=held.body,
        role=to.role,
        address=to.address,
        way=way,
        queued_at=clock.now(),
        again_of=held,
        why=said,
    )
    _note(held, Happening.RESENT, said, by, {"as": made.message_id})
    return made


def _held(message: int, *states: State, done: str) -> Message:
    held = Message.objects.select_for_update().filter(pk=message).first()
    if held is None:
        raise Refused("there is no such message")
    if held.state not in states:
        raise Refused(f"{done}; look at how it stands now")
    return held


def _note(held: Message, what: Happening, said: str, by: str, more: dict[str, object]) -> None:
    add_event(message=held, what=what, said=said, by=by)
    detail = {"message": held.message_id, **more}
    audit.record(by=by, action=f"post_{what}", subject=f"letter to {held.body}", detail=detail)
