"""A message's history: called inside the transaction of the change that it tells of."""

from django.db import transaction

from upheld.domain.post import Happening, without_addresses
from upheld.runs.outbox.models import Message, MessageEvent
from upheld.toolbox import clock


@transaction.atomic
def add_event(*, message: Message, what: Happening, said: str = "", by: str) -> None:
    """One more moment. `said` is a server's words or a person's: addresses are struck out."""
    MessageEvent.objects.create(
        message=message, at=clock.now(), by=by, what=what, said=without_addresses(said)
    )
