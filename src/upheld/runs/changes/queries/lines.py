"""The lines of the feed, and the state up to which they go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from upheld.publication.shelf.facts import PublicChange
from upheld.runs.changes.models import Change, ShownFact
from upheld.runs.changes.shown import Key, State

CHUNK = 10_000


def known_facts() -> dict[Key, State]:
    """Everything that is public as far as changes were noted."""
    rows = ShownFact.objects.values_list("kind", "fact", "body", "stamp", "address")
    return {Key(*row[:3]): State(*row[3:]) for row in rows.iterator(chunk_size=CHUNK)}


def last_number() -> int:
    """The number of the last line that was noted; zero where there is none."""
    return Change.objects.aggregate(last=Max("number"))["last"] or 0


@dataclass(frozen=True)
class Lines:
    """The lines that were noted by a moment, those after a number, in order."""

    at: datetime
    after: int = 0

    def __iter__(self) -> Iterator[PublicChange]:
        """Read while it is gone through."""
        found = Change.objects.filter(at__lte=self.at, number__gt=self.after).order_by("number")
        for row in found.iterator(chunk_size=CHUNK):
            yield PublicChange(
                number=row.number, at=row.at, what=row.what, kind=row.kind, id=row.fact,
                body=row.body, address=row.address,
            )  # fmt: skip
