"""A form is sent once."""

from django.db import IntegrityError, transaction

from upheld.people.models import Person, Sending
from upheld.people.queries.drafts import old_sendings
from upheld.toolbox import clock


@transaction.atomic
def claim(*, digest: str, person: Person, by: str) -> Sending | None:
    """The sending, where this is the first; None where there was one with this digest.

    In the transaction in which the form does its work: whoever comes second waits until the first
    has ended, and finds where it led. It changes no record, so it is no audit event.
    """
    del by
    try:
        with transaction.atomic():
            made = Sending(digest=digest, person=person, sent_at=clock.now())
            made.save()
    except IntegrityError:
        return None
    return made


@transaction.atomic
def note_result(*, sending: Sending, led_to: str, told: str, by: str) -> None:
    """Where the form led, and what was said there."""
    del by
    sending.led_to, sending.told = led_to, told
    sending.save(update_fields=["led_to", "told"])


@transaction.atomic
def let_go(*, sending: Sending, by: str) -> None:
    """The form was refused: it may be sent again."""
    del by
    sending.delete()


@transaction.atomic
def drop_old_sendings(*, by: str) -> int:
    """Forget what was sent long ago."""
    del by
    return old_sendings().delete()[0]
