"""Published decisions that no case is worked on here for: brought in, or outliving their case."""

from collections.abc import Collection
from datetime import datetime

from upheld.casework.models import CaseWork, PublishedDecision
from upheld.casework.models.case_body import key_of
from upheld.casework.queries.publishing import GateLine
from upheld.domain.gate import AtGate
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import TakenDown, first_day

MOST = 50


def published_alone(
    *, now: datetime, reference: str, body: str = "", without: Collection[str] = ()
) -> list[GateLine]:
    """Those whose reference begins so, each by its newest version; not of bodies in `without`."""
    rows = PublishedDecision.objects.select_related("authority").exclude(authority__in=without)
    rows = rows.filter(reference__startswith=reference)
    if body:
        rows = rows.filter(authority=body)
    newest = {
        key_of(row.reference, row.authority_id): row
        for row in rows.order_by("reference", "authority", "version").defer("sections")[:MOST]
    }
    worked = set(CaseWork.objects.filter(pk__in=list(newest)).values_list("pk", flat=True))
    return [_line(key, row, now) for key, row in newest.items() if key not in worked]


def _line(key: str, row: PublishedDecision, now: datetime) -> GateLine:
    why = TakenDown(row.taken_down_for).words.capitalize() if row.taken_down_for else ""
    waits = AtGate.WAITING if row.public_from > now else AtGate.PUBLISHED
    return GateLine(
        key=key, reference=row.reference, body=row.authority_id, name=row.authority.short_name,
        state=AtGate.TAKEN_DOWN if why else waits, why=why, decided=row.decided,
        outcome=Outcome(row.outcome), due=first_day(row.decided), worked=False,
        public_from=None if why else row.public_from,
    )  # fmt: skip
