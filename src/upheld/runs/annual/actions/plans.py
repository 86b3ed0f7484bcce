"""Record the plan of a year."""

from dataclasses import replace

from django.db import transaction

from upheld.domain.facts import YearPlan
from upheld.runs.annual.models import PlanEvent
from upheld.runs.annual.plans import from_json, last_event, plan_of, to_json
from upheld.toolbox import clock


@transaction.atomic
def record_plan(*, plan: YearPlan, by: str) -> bool:
    """Record the plan if it differs from the one in force; whether it did.

    What was taken from a resource stays beside the texts that the plan brings; while nobody has
    approved it, no approval that a file brings counts for it. The import that calls this writes
    the audit event for all it brought.
    """
    before = last_event(plan.year)
    content = to_json(_with_taken(plan, from_json(before.content)) if before else plan)
    if plan_of(plan.year) == from_json(content):
        return False
    PlanEvent.objects.create(year=plan.year, content=content, at=clock.now(), by=by)
    return True


def _with_taken(plan: YearPlan, before: YearPlan) -> YearPlan:
    taken = tuple(text for text in before.sector if text.source)
    if not taken:
        return plan
    approver = plan.texts_approved_by if before.texts_approved_by else ""
    return replace(plan, sector=(*plan.sector, *taken), texts_approved_by=approver)
