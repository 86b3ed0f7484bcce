"""A turn of sending: what is to be sent again is written, then what waits goes to the server."""

from datetime import datetime

from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import SUPERSEDED
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.resending import write_resends
from upheld.runs.outbox.actions.sending import NOT_BEGUN, withdraw
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.sending import Sent, send
from upheld.runs.outbox.turn import turn


def post(*, by: str, until: datetime | None = None) -> Sent:
    """Write and send whatever waits; nothing where another sender has the turn.

    What waits of a letter that somebody holds keeps waiting until it is let go.
    """
    with turn() as mine:
        if mine:
            _withdraw_superseded(by)
            write_resends(by=by)
    return send(by=by, held=_held, until=until)


def _held() -> list[int]:
    # Asked before each message: somebody may stop a letter while others go.
    waiting = Message.objects.filter(state__in=NOT_BEGUN).values("letter")
    letters = LetterVersion.objects.filter(pk__in=waiting)
    years = set(letters.values_list("year", flat=True))
    held = {(year, *key) for year in years for key in held_letters(year)}
    return [x.pk for x in letters if (x.year, x.authority_id, x.version) in held]


def _withdraw_superseded(by: str) -> None:
    # Nobody is to read a figure that was corrected already.
    waiting = list(Message.objects.filter(state__in=NOT_BEGUN))
    old = LetterVersion.objects.filter(pk__in={each.letter for each in waiting}, state=SUPERSEDED)
    gone = set(old.values_list("pk", flat=True))
    withdraw(messages=[each for each in waiting if each.letter in gone], by=by)
