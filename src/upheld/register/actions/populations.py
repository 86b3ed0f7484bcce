"""Residents of bodies, as the statistics office printed them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from upheld.register.at_once import refused_if_there
from upheld.register.audited import note
from upheld.register.models import Population


@dataclass(frozen=True, kw_only=True)
class Residents:
    """How many people lived in a body's area at mid-year."""

    authority: str
    year: int
    count: int
    source: str


@transaction.atomic
def load_populations(*, rows: Iterable[Residents], digest: str, by: str) -> int:
    """Record what differs from what is known; the number of rows that did. All or nothing.

    `digest` is the SHA-256 of the file. A printed number takes the place of one of ours.
    """
    listed = list(rows)
    years = sorted({row.year for row in listed})
    known = {
        (p.authority_id, p.year): p for p in Population.objects.filter(year__in=years)
    }  # fmt: skip
    changed = [
        made
        for row in listed
        if (made := _changed(known.get((row.authority, row.year)), row, by)) is not None
    ]
    with refused_if_there("somebody loaded residents just now; load the file again"):
        for made in changed:
            made.save()
    if changed:
        detail = {"file": digest, "years": years, "rows": len(changed)}
        note(by=by, action="load_populations", subject="populations", detail=detail)
    return len(changed)


def _changed(known: Population | None, row: Residents, by: str) -> Population | None:
    said = (row.count, "published", row.source)
    if known and (known.count, known.status, known.source) == said:
        return None
    made = known or Population(authority_id=row.authority, year=row.year)
    made.count, made.status, made.source = said
    made.recorded_by = by
    return made
