"""A turn of sending: what is to be sent again is written, then what waits goes to the server."""

from datetime import datetime

from upheld.runs.annual.resending import write_resends
from upheld.runs.outbox.sending import Sent, send
from upheld.runs.outbox.turn import turn


def post(*, by: str, until: datetime | None = None) -> Sent:
    """Write and send whatever waits; nothing where another sender has the turn."""
    with turn() as mine:
        if mine:
            write_resends(by=by)
    return send(by=by, until=until)
