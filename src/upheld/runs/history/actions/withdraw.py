"""Take figures out of history; what they were stays on record."""

from collections.abc import Collection

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Refused
from upheld.domain.visible_text import check_visible
from upheld.runs.history.actions.accept import LONGEST_WHY
from upheld.runs.history.models import PublishedFigure
from upheld.toolbox import clock

# A query names so many rows at most.
TOGETHER = 1000


@transaction.atomic
def withdraw_figure(*, figure: int, why: str, by: str) -> bool:
    """Withdraw one figure, with a reason that is public where the figure was.

    False where it was withdrawn already.
    """
    if not why.strip():
        raise Refused("say why the figure is withdrawn; the reason is public")
    check_visible("reason", why, longest=LONGEST_WHY)
    alone()
    held = PublishedFigure.objects.filter(pk=figure, withdrawn_at__isnull=True).first()
    if held is None:
        return False
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = clock.now(), by, why.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    detail = {"figure": held.pk, "body": held.authority_id, "year": held.year,
              "measure": held.measure, "sha256": held.sha256}  # fmt: skip
    audit.record(by=by, action="withdraw_figure", subject="history", detail=detail)
    return True


@transaction.atomic
def note_public(*, figures: Collection[int], by: str) -> int:
    """Note that an edition with these figures is served; how many were not public before.

    What was withdrawn while the edition was made was public too, and is a public withdrawal.
    """
    now, numbers, count = clock.now(), sorted(figures), 0
    for first in range(0, len(numbers), TOGETHER):
        some = numbers[first : first + TOGETHER]
        new = PublishedFigure.objects.filter(pk__in=some, public_at__isnull=True)
        count += new.update(public_at=now)
    if count:
        detail = {"figures": count}
        audit.record(by=by, action="publish_figures", subject="history", detail=detail)
    return count
