"""Views of personal data are events too."""

from collections.abc import Iterable

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.casework.ordering import alone
from upheld.toolbox import clock

VIEW = "view"


def viewed(*, by: str, subject: str, what: str) -> bool:
    """Note that somebody was shown personal data of a subject; False where that is noted already.

    One event per person, subject, kind of view (`what`: such as "page" or "list") and day, UK time:
    the auditor asks who has seen what and when it began, and a page that is loaded again tells
    nothing new. What people see of themselves is no event. `what` names a kind, never a value.
    """
    return bool(viewed_each(by=by, subjects=(subject,), what=what))


def viewed_each(*, by: str, subjects: Iterable[str], what: str) -> int:
    """Note each subject of a list that somebody was shown; how many were new today."""
    shown = {subject for subject in subjects if subject != by}
    # Most views are not the first of the day: those ask for no lock.
    if not shown - _noted(by, shown, what):
        return 0
    with transaction.atomic():
        alone()
        new = sorted(shown - _noted(by, shown, what))
        for subject in new:
            audit.record(by=by, action=VIEW, subject=subject, detail={"what": what})
    return len(new)


def _noted(by: str, subjects: set[str], what: str) -> set[str]:
    midnight = clock.midnight(clock.today())
    found = AuditEvent.objects.filter(
        action=VIEW, by=by, at__gte=midnight, subject__in=subjects, detail__what=what
    )
    return set(found.values_list("subject", flat=True))
