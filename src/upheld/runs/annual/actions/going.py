"""Letters go: queued, then laid down and noted, never without the approval that stands then."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import transaction

from upheld.casework.ordering import alone
from upheld.domain.post import State, Way
from upheld.runs.annual.actions.letters import mark_issued
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.outbox.actions.messages import Post, Recipient, mark_written, queue
from upheld.runs.outbox.actions.sending import withdraw
from upheld.runs.outbox.models import Message

Going = Sequence[tuple[LetterVersion, Message]]


@transaction.atomic
def queue_letters(
    *, to: Mapping[LetterVersion, Sequence[Recipient]], mark: str, way: Way, by: str
) -> dict[LetterVersion, list[Message]]:
    """Queue letters that are approved and not held at this moment; the others are left out.

    What a killed run queued for somebody who is no recipient any more is withdrawn.
    """
    alone()
    going = _may_go(to)
    posts = [Post(x.pk, x.sha256, x.authority_id, to[x]) for x in going]
    queued = queue(posts=posts, mark=mark, way=way, by=by)
    for letter in going:
        meant = {each.address for each in to[letter]}
        withdraw(messages=[m for m in queued[letter.pk] if m.address not in meant], by=by)
    return {letter: queued[letter.pk] for letter in going}


@transaction.atomic
def send_off(
    *, letters: Iterable[LetterVersion], lay: Callable[[Going], None], by: str
) -> list[LetterVersion]:
    """Lay the mails of queued letters down with `lay` and note that they went; which did.

    Whoever takes an approval back or holds a letter comes before all of it or after: a letter of
    which that is so by now is left where it is. Laid down twice, a mail is the same file.
    """
    alone()
    going = _may_go(letters)
    if not going:
        return []
    by_id = {letter.pk: letter for letter in going}
    waiting = [
        (by_id[message.letter], message)
        for message in Message.objects.filter(
            letter__in=by_id, state=State.WAITING, again_of__isnull=True
        ).order_by("message_id")
    ]
    lay(waiting)
    if waiting:
        mark_written(messages=[message for _, message in waiting], by=by)
    mark_issued(letters=going, by=by)
    return going


def _may_go(letters: Iterable[LetterVersion]) -> list[LetterVersion]:
    wanted = list(letters)
    approved = LetterVersion.objects.filter(pk__in=[x.pk for x in wanted], state=APPROVED)
    now = dict(approved.values_list("pk", "sha256"))
    held = {key for year in {x.year for x in wanted} for key in held_letters(year)}
    return [
        x for x in wanted if now.get(x.pk) == x.sha256 and (x.authority_id, x.version) not in held
    ]
