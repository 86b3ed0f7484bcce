"""Record training and seminar figures."""

from collections.abc import Iterable

from django.db import transaction

from upheld.domain.facts import ActivityFact
from upheld.outreach.models import ActivityEvent
from upheld.outreach.queries.activity import told_activity
from upheld.toolbox import clock


@transaction.atomic
def record_activity(*, facts: Iterable[ActivityFact], by: str) -> int:
    """Record each figure that differs from the one told before; returns how many did.

    The import that calls this writes the audit event for all it brought.
    """
    known = told_activity()
    new = [f for f in facts if known.get((f.year, f.measure)) != f]
    ActivityEvent.objects.bulk_create(
        ActivityEvent(
            year=f.year, measure=f.measure, value=f.value, source=f.source, at=clock.now(), by=by
        )
        for f in new
    )
    return len(new)
