"""A turn of sending: what is to be sent again is written, then what waits goes to the server."""

from collections.abc import Collection
from datetime import datetime

from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.resending import write_resends
from upheld.runs.outbox.actions.sending import NOT_BEGUN, withdraw
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.sending import Sent, send
from upheld.runs.outbox.turn import turn


def post(*, by: str, until: datetime | None = None) -> Sent:
    """Write and send whatever waits; nothing where another sender has the turn.

    What waits of a letter that somebody holds keeps waiting until it is let go. What waits of one
    that is neither approved nor issued any more is withdrawn.
    """
    with turn() as mine:
        if mine:
            _withdraw_stopped(by)
            write_resends(by=by)
    return send(by=by, held=_held, until=until)


def _held() -> list[int]:
    # Asked before each message: somebody may stop a letter while others go.
    waiting = set(Message.objects.filter(state__in=NOT_BEGUN).values_list("letter", flat=True))
    may_go = _may_go(waiting)
    years = {letter.year for letter in may_go.values()}
    held = {(year, *key) for year in years for key in held_letters(year)}
    stopped = {pk for pk, x in may_go.items() if (x.year, x.authority_id, x.version) in held}
    return sorted(stopped | (waiting - may_go.keys()))


def _withdraw_stopped(by: str) -> None:
    # Nobody is to read a figure that was corrected already, or what nobody signs any more.
    waiting = list(Message.objects.filter(state__in=NOT_BEGUN))
    may_go = _may_go({each.letter for each in waiting})
    withdraw(messages=[each for each in waiting if each.letter not in may_go], by=by)


def _may_go(letters: Collection[int]) -> dict[int, LetterVersion]:
    """Those of letters, by id, that are there and approved, or issued and not superseded."""
    found = LetterVersion.objects.filter(pk__in=letters, state__in=(APPROVED, ISSUED))
    return {letter.pk: letter for letter in found}
