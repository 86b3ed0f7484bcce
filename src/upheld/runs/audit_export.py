"""A search of the audit as a CSV file; that it was taken away is an event."""

import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import IO, NamedTuple

from django.db.models import QuerySet

from upheld.casework.actions.exporting import note_exported
from upheld.casework.models import AuditEvent
from upheld.casework.queries.audit_search import Search, events
from upheld.domain.demonstration import mark
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock
from upheld.toolbox.delimited import to_csv

COLUMNS = (
    "number", "at", "by", "action", "subject", "origin", "detail", "previous", "digest",
)  # fmt: skip
BATCH = 2_000


class Export(NamedTuple):
    """The file, read from its beginning, and what to call it."""

    content: IO[bytes]
    name: str
    events: int


def export(search: Search, *, by: str) -> Export:
    """Every event of a search, however many: on disk, whole, or an error and no file.

    The file has no name on disk and is gone once it is closed.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it when it has been sent
    try:
        count = _write(target, search)
        note_exported(events=count, asked=sorted(search.filters()), by=by)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    name = f"{mark(bool(is_demonstration()))}audit-{clock.today().isoformat()}.csv"
    return Export(target, name, count)


def _write(target: IO[bytes], search: Search) -> int:
    rows, count = _rows(events(search)), 0
    target.write(to_csv((), COLUMNS))
    while batch := list(islice(rows, BATCH)):
        target.write(to_csv(batch, COLUMNS, header=False))
        count += len(batch)
    return count


def _rows(found: QuerySet[AuditEvent]) -> Iterator[dict[str, object]]:
    for event in found.iterator(chunk_size=BATCH):
        yield {
            "number": event.pk,
            "at": event.at.isoformat(),
            "by": event.by,
            "action": event.action,
            "subject": event.subject,
            "origin": event.origin,
            "detail": json.dumps(event.detail, ensure_ascii=False, sort_keys=True),
            "previous": event.previous,
            "digest": event.digest,
        }
