"""What mail servers further on say of mails to single people."""

from collections.abc import Collection

from upheld.domain.post import Happening
from upheld.mailing.models import Dispatch
from upheld.runs.outbox.actions import dispatches
from upheld.runs.outbox.bounces import Word
from upheld.runs.outbox.queries.dispatches import dispatches_seen


def take_word_of_dispatch(word: Word, *, without: Collection[str], by: str) -> Dispatch | None:
    """Note it at the mail that it names; None where it names none of these."""
    ours = dispatches_seen(without=without).filter(message_id__in=word.message_ids)
    found = {each.message_id: each for each in ours}
    dispatch = next((found[each] for each in word.message_ids if each in found), None)
    if dispatch is None:
        return None
    if word.what is Happening.RETURNED:
        dispatches.note_returned(dispatch=dispatch.pk, said=word.said, by=by)
    else:
        said = f"{word.what.words}: {word.said}"
        dispatches.note_word(dispatch=dispatch.pk, said=said, by=by)
    return dispatch
