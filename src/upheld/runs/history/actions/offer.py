"""Keep readings until a person has judged them, and let them go."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.runs.history.entering import public_name
from upheld.runs.history.kept import Kept, to_json
from upheld.runs.history.models import OfferedReading
from upheld.runs.history.queries.offers import old_offers
from upheld.toolbox import clock


@transaction.atomic
def offer_readings(*, readings: Sequence[Kept], by: str) -> list[OfferedReading]:
    """Keep readings, each for a page of its own; what was kept of the same files goes."""
    alone()
    sha256s = {each.reading.source.sha256 for each in readings}
    OfferedReading.objects.filter(sha256__in=sha256s).delete()
    counted: Counter[str] = Counter()
    rows = []
    for each in readings:
        source = each.reading.source
        counted[source.sha256] += 1
        rows.append(
            OfferedReading(
                source=public_name(source),
                sha256=source.sha256,
                number=counted[source.sha256],
                body=each.reading.body or "",
                year=each.reading.year,
                content=to_json(each),
                offered_at=clock.now(),
                offered_by=by,
            )
        )
    made = OfferedReading.objects.bulk_create(rows)
    if made:
        audit.record(by=by, action="offer_readings", subject="history", detail=dict(counted))
    return made


@transaction.atomic
def drop_offer(*, offered: int, by: str) -> bool:
    """Let a reading go, judged or not wanted; False where it is gone."""
    found = OfferedReading.objects.filter(pk=offered).first()
    if found is None:
        return False
    detail = {"sha256": found.sha256, "number": found.number}
    found.delete()
    audit.record(by=by, action="drop_reading", subject="history", detail=detail)
    return True


@transaction.atomic
def drop_old_offers(*, by: str) -> int:
    """Let every reading go that nobody has judged in its time."""
    count = old_offers().delete()[0]
    if count:
        audit.record(by=by, action="drop_readings", subject="history", detail={"count": count})
    return count
