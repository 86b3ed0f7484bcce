"""A letter came back: its message says so, and the contact it went to is in doubt."""

from collections.abc import Collection

from upheld.domain.errors import Refused
from upheld.domain.post import Happening
from upheld.register.actions import contacts
from upheld.runs.annual.resending import may_get_again
from upheld.runs.outbox.actions import decisions
from upheld.runs.outbox.bounces import Word
from upheld.runs.outbox.models import Message

NOT_OURS = "no letter of ours has the Message-ID that this report names"


def came_back(message: Message, *, said: str, by: str) -> bool:
    """Note it, and that somebody should ask the body; False where it was known."""
    noted = decisions.note_returned(message=message.pk, said=said, by=by)
    for contact in may_get_again(message.body) if noted else ():
        if contact.email.casefold() == message.address.casefold():
            contacts.note_returned(contact=contact.pk, version=contact.version, by=by)
    return noted


def take_word(word: Word, *, without: Collection[str], by: str) -> Message:
    """Note what a mail server said, at the message that it names; of some bodies nothing is known.

    `Refused` where it names none of ours.
    """
    ours = Message.objects.exclude(body__in=without)
    found = {each.message_id: each for each in ours.filter(message_id__in=word.message_ids)}
    message = next((found[each] for each in word.message_ids if each in found), None)
    if message is None:
        raise Refused(NOT_OURS)
    if word.what is Happening.RETURNED:
        came_back(message, said=word.said, by=by)
    else:
        decisions.note_word(message=message.pk, what=word.what, said=word.said, by=by)
    return message
