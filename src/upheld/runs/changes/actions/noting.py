"""Note what changed in public since it was noted last."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.publication.shelf.facts import PublicChange
from upheld.runs.changes.models import Change, ShownFact
from upheld.runs.changes.queries.lines import known_facts, last_number
from upheld.runs.changes.shown import Key, State

TOGETHER = 2000
RESOURCE = "resource"
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
    last = last_number()
    rows = [
        Change(number=number, at=at, what=what, address=state.address, **key._asdict())
        for number, (what, key, state) in enumerate(lines, start=last + 1)
    ]
    Change.objects.bulk_create(rows, batch_size=TOGETHER)
    _remember(lines)
    counts = {what: sum(each[0] == what for each in lines) for what in (ADDED, ALTERED, WITHDRAWN)}
    audit.record(by=by, action="note_changes", subject="changes", detail={"last": last} | counts)
    return len(lines)


@transaction.atomic
def take_back(*, served: Iterable[PublicChange], by: str) -> int:
    """Take back lines that are served and are not known any more, under their own numbers.

    After a restore from a backup the feed goes on from the last number that anybody has seen, and
    tells what is another since then. How many lines came back.
    """
    alone()
    last = last_number()
    lost = [_nameless(each) for each in served if each.number > last]
    if not lost:
        return 0
    Change.objects.bulk_create(map(_row, lost), batch_size=TOGETHER)
    ended = {Key(each.kind, each.id, each.body): each for each in lost}
    _forget(ended)
    # A line does not tell how its fact stood: where it is shown now, it is told as altered.
    shown = {key: each for key, each in ended.items() if each.what != WITHDRAWN}
    stand = [
        ShownFact(stamp="", address=each.address, **key._asdict()) for key, each in shown.items()
    ]
    ShownFact.objects.bulk_create(stand, batch_size=TOGETHER)
    detail = {"first": last + 1, "last": lost[-1].number}
    audit.record(by=by, action="take_back_changes", subject="changes", detail=detail)
    return len(lost)


def _nameless(line: PublicChange) -> PublicChange:
    # A site made by earlier software names the body of a resource, which may be named no more.
    return replace(line, body="") if line.kind == RESOURCE else line


def _row(line: PublicChange) -> Change:
    return Change(
        number=line.number, at=line.at, what=line.what, kind=line.kind, fact=line.id,
        body=line.body, address=line.address,
    )  # fmt: skip


def _forget(keys: Iterable[Key]) -> None:
    for key in keys:
        ShownFact.objects.filter(**key._asdict()).delete()


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
    _forget(key for what, key, _ in lines if what != ADDED)
    stand = [
        ShownFact(**key._asdict(), **state._asdict())
        for what, key, state in lines
        if what != WITHDRAWN
    ]
    ShownFact.objects.bulk_create(stand, batch_size=TOGETHER)
