"""Note what changed in public since it was noted last."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.runs.changes.models import Change, ShownFact
from upheld.runs.changes.queries.lines import known_facts
from upheld.runs.changes.shown import Key, State

TOGETHER = 2000
ADDED, ALTERED, WITHDRAWN = "added", "altered", "withdrawn"
Line = tuple[str, Key, State]


@transaction.atomic
def note_changes(*, shown: Mapping[Key, State], at: datetime, by: str) -> int:
    """Give each fact that came, changed or went since its number; how many did.

    The same facts again give nothing: a run that was killed is done again without harm.
    """
    alone()
    known = known_facts()
    lines = list(_lines(known, shown))
    if not lines:
        return 0
    last = Change.objects.aggregate(last=Max("number"))["last"] or 0
    rows = [
        Change(number=number, at=at, what=what, address=state.address, **key._asdict())
        for number, (what, key, state) in enumerate(lines, start=last + 1)
    ]
    Change.objects.bulk_create(rows, batch_size=TOGETHER)
    _remember(lines)
    counts = {what: sum(each[0] == what for each in lines) for what in (ADDED, ALTERED, WITHDRAWN)}
    audit.record(by=by, action="note_changes", subject="changes", detail={"last": last} | counts)
    return len(lines)


def _lines(known: Mapping[Key, State], shown: Mapping[Key, State]) -> Iterator[Line]:
    # What went comes first: whoever follows the feed never holds what is gone for longer.
    yield from ((WITHDRAWN, key, known[key]) for key in sorted(known.keys() - shown.keys()))
    for key in sorted(shown):
        state = shown[key]
        if key not in known:
            yield ADDED, key, state
        elif known[key].stamp != state.stamp:
            yield ALTERED, key, state


def _remember(lines: list[Line]) -> None:
    gone = [key for what, key, _ in lines if what != ADDED]
    for key in gone:
        ShownFact.objects.filter(**key._asdict()).delete()
    stand = [
        ShownFact(**key._asdict(), **state._asdict())
        for what, key, state in lines
        if what != WITHDRAWN
    ]
    ShownFact.objects.bulk_create(stand, batch_size=TOGETHER)
