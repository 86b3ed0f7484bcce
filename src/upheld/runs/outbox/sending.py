"""Send what waits for the mail server, one message at a time."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings

from upheld.mailing.models import Dispatch
from upheld.mailing.spool import sweep
from upheld.runs.outbox.actions import dispatches
from upheld.runs.outbox.actions import sending as note
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.parcels import Parcel, parcel_of
from upheld.runs.outbox.queries.dispatches import dispatches_begun_since, due_dispatch
from upheld.runs.outbox.queries.messages import begun_since, due
from upheld.runs.outbox.spool import NotAsMade
from upheld.runs.outbox.turn import turn
from upheld.toolbox import clock
from upheld.toolbox.smtp import Answer, Session, Taken, Unreachable

Held = Callable[[], Collection[int]]
MINUTE = timedelta(minutes=1)
LOOK_SECONDS = 0.5


@dataclass(kw_only=True)
class Sent:
    """What a turn of sending did."""

    sent: int = 0
    put_off: int = 0
    refused: int = 0
    uncertain: int = 0
    busy: bool = False
    """Another sender is at work; this one did nothing."""
    no_server: bool = False
    """No mail server is set; this one did nothing."""
    unreachable: str = ""
    """Why the mail server could not be reached; what waits keeps waiting."""


@dataclass(frozen=True, kw_only=True)
class _Offer:
    """What one turn offers, and to whom."""

    session: Session
    by: str
    done: Sent = field(default_factory=Sent)

    def one(self, row: Message | Dispatch) -> None:
        """Offer one message or mail and note what came of it."""
        parcel = parcel_of(row, by=self.by)
        try:
            content, recipient = parcel.mail()
        except NotAsMade as fault:
            parcel.note_refused(f"not offered: {fault}")
            self.done.refused += 1
            return
        answer = self.session.deliver(
            content,
            sender=parseaddr(settings.UPHELD_MAIL_FROM)[1],
            recipient=recipient,
            begin=parcel.begin,
        )
        self._note(parcel, answer)

    def _note(self, parcel: Parcel, answer: Answer) -> None:
        if answer.taken is Taken.YES:
            parcel.note_sent(answer.said)
            self.done.sent += 1
        elif answer.taken is Taken.LATER:
            parcel.put_off(answer.said)
            self.done.put_off += 1
        elif answer.taken is Taken.NO:
            parcel.note_refused(answer.said)
            self.done.refused += 1
        elif answer.taken is Taken.UNCERTAIN:
            parcel.note_uncertain(answer.said)
            self.done.uncertain += 1


def send(*, by: str, held: Held = tuple, until: datetime | None = None) -> Sent:
    """Offer every message whose time has come; again, it does what is left.

    `held` is asked before each for the letters, by id, that keep waiting.

    Not more in a minute than the setting allows. With `until` it does not wait for the next
    minute, and begins nothing after that moment.
    """
    server = settings.UPHELD_SMTP
    if server is None:
        return Sent(no_server=True)
    with turn() as mine:
        if not mine:
            return Sent(busy=True)
        done = Sent(uncertain=note.leave_uncertain(by=by) + dispatches.tidy_up(by=by))
        with Session(server) as session:
            offer = _Offer(session=session, by=by, done=done)
            try:
                for row in _paced(held, until):
                    offer.one(row)
            except Unreachable as error:
                done.unreachable = str(error)
        sweep()
    return done


def _paced(held: Held, until: datetime | None) -> Iterator[Message | Dispatch]:
    # Read anew each time, and after the wait: what was put off a moment ago waits, another process
    # may decide, and somebody may stop a letter.
    while True:
        while _begun_since(clock.now() - MINUTE) >= settings.UPHELD_SMTP_RATE:
            if until or not _due(held):
                return
            time.sleep(LOOK_SECONDS)
        if until and clock.now() >= until:
            return
        row = _due(held)
        if row is None:
            return
        yield row


def _due(held: Held) -> Message | Dispatch | None:
    # Somebody waits for a link that ends within the hour; nobody for a letter.
    return due_dispatch() or due(without=held())


def _begun_since(moment: datetime) -> int:
    return begun_since(moment) + dispatches_begun_since(moment)
