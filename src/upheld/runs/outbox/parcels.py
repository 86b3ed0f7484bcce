"""What is offered to the mail server, whichever table it stands in: a letter or another mail."""

from collections.abc import Callable
from dataclasses import dataclass

from upheld.mailing import spool as dispatched
from upheld.mailing.models import Dispatch
from upheld.runs.outbox.actions import dispatches, sending
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.spool import NotAsMade, mail_of


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One of them, with what is noted of it."""

    mail: Callable[[], tuple[bytes, str]]
    """The bytes that may leave, and to whom; `NotAsMade` where they are others."""
    begin: Callable[[], bool]
    note_sent: Callable[[str], None]
    put_off: Callable[[str], None]
    note_refused: Callable[[str], None]
    note_uncertain: Callable[[str], None]


def parcel_of(row: Message | Dispatch, *, by: str) -> Parcel:
    """A row, ready to be offered."""
    return _letter(row, by) if isinstance(row, Message) else _dispatch(row, by)


def _letter(message: Message, by: str) -> Parcel:
    return Parcel(
        mail=lambda: (mail_of(message), message.address),
        begin=lambda: sending.begin(message=message, by=by),
        note_sent=lambda said: sending.note_sent(message=message, said=said, by=by),
        put_off=lambda said: sending.put_off(message=message, said=said, by=by),
        note_refused=lambda said: sending.note_refused(message=message, said=said, by=by),
        note_uncertain=lambda said: sending.note_uncertain(message=message, said=said, by=by),
    )


def _dispatch(dispatch: Dispatch, by: str) -> Parcel:
    return Parcel(
        mail=lambda: _laid_down(dispatch),
        begin=lambda: dispatches.begin(dispatch=dispatch, by=by),
        note_sent=lambda said: dispatches.note_sent(dispatch=dispatch, said=said, by=by),
        put_off=lambda said: dispatches.put_off(dispatch=dispatch, said=said, by=by),
        note_refused=lambda said: dispatches.note_refused(dispatch=dispatch, said=said, by=by),
        note_uncertain=lambda said: dispatches.note_uncertain(dispatch=dispatch, said=said, by=by),
    )


def _laid_down(dispatch: Dispatch) -> tuple[bytes, str]:
    try:
        return dispatched.mail_of(dispatch)
    except dispatched.NotLaidDown as fault:
        raise NotAsMade(str(fault)) from None
