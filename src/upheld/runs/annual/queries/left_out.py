"""Recipients whom a letter has not reached though they hold their office: for a person to see.

A contact was changed while letters went, so the message to it was withdrawn; then it was changed
back. The letter has gone to the others, so nothing brings the message back by itself.
"""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from upheld.domain.post import FOR_A_PERSON, State
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import ISSUED
from upheld.runs.annual.resending import may_get_again_of
from upheld.runs.outbox.models import Message


def for_a_person(*, without: Collection[str] = ()) -> QuerySet[Message]:
    """What did not go, may not have gone, came back or left somebody out; and was not resent."""
    open_ones = Q(state__in=FOR_A_PERSON) | Q(pk__in=_left_out())
    found = Message.objects.filter(open_ones, resent_as__isnull=True)
    return found.exclude(body__in=list(without))


def _left_out() -> list[int]:
    withdrawn = list(Message.objects.filter(state=State.WITHDRAWN, resent_as__isnull=True))
    issued = LetterVersion.objects.filter(
        pk__in={each.letter for each in withdrawn}, state=ISSUED
    ).values_list("pk", flat=True)
    gone = set(issued)
    # An address that was only written otherwise has got another message of the same letter.
    others = Message.objects.filter(letter__in=gone).exclude(state=State.WITHDRAWN)
    had = {(letter, to.casefold()) for letter, to in others.values_list("letter", "address")}
    found = [
        each
        for each in withdrawn
        if each.letter in gone and (each.letter, each.address.casefold()) not in had
    ]
    now = {
        body: {contact.email.casefold() for contact in contacts}
        for body, contacts in may_get_again_of({each.body for each in found}).items()
    }
    return [each.pk for each in found if each.address.casefold() in now[each.body]]
