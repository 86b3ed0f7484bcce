"""One recommendation under the lock of its case: who saw an older version is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import AuditEvent, CaseWork, Recommendation, RecommendationEvent
from upheld.casework.personal import Change
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.recommendations import Happening
from upheld.toolbox import clock

GONE = "there is no such recommendation; it was taken out, perhaps"


@transaction.atomic
def held(*, recommendation: int, version: int | None, by: str) -> tuple[CaseWork, Recommendation]:
    """The recommendation and its case, locked until the caller's transaction ends.

    `version` is that of the recommendation which the caller saw; None where nobody looked.
    """
    wanted = Recommendation.objects.filter(pk=recommendation)
    if (seen := wanted.first()) is None:
        raise Refused(GONE)
    work = taken(key=seen.case_body_id, version=None, by=by)
    # Looked at again under the lock: whoever had it may have changed it or taken it out.
    if (found := wanted.first()) is None:
        raise Refused(GONE)
    if version is not None and found.version != version:
        events = AuditEvent.objects.filter(subject=work.pk, detail__recommendation=found.number)
        last = events.order_by("-id").first()
        raise Overtaken(
            by=last.by if last and last.by != by else "you, elsewhere,",
            at=last.at if last else None,
            what=last.action.replace("_", " ") if last else "a change",
            version=found.version,
        )
    return work, found


@transaction.atomic
def kept(
    *,
    work: CaseWork,
    recommendation: Recommendation,
    action: str,
    by: str,
    detail: Mapping[str, Any] | None = None,
    personal_values: Mapping[str, Change] | None = None,
) -> None:
    """Save the recommendation with its next version; the case's audit event names its number."""
    if recommendation.pk is not None:
        recommendation.version += 1
    recommendation.save()
    changed(
        work=work, action=action, by=by,
        detail={"recommendation": recommendation.number, **(detail or {})},
        personal_values=personal_values,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, recommendation: Recommendation, by: str, why: str) -> None:
    """Nobody asks for it any more; what happened to it stays. The caller records the act."""
    recommendation.withdrawn_on, recommendation.asked_until = clock.today(), None
    recommendation.version += 1
    recommendation.save()
    happened(
        recommendation=recommendation, what=Happening.WITHDRAWN, on=clock.today(), why=why, by=by
    )  # fmt: skip


@transaction.atomic
def happened(
    *, recommendation: Recommendation, what: Happening, on: date, by: str, **more: Any
) -> RecommendationEvent:
    """One more event of a recommendation. Inside `held`."""
    event = RecommendationEvent(
        recommendation=recommendation, what=what, on=on, at=clock.now(), by=by, **more
    )
    event.save()
    return event
