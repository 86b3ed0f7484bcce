"""Record the plan of a year."""

from django.db import transaction

from upheld.domain.facts import YearPlan
from upheld.runs.annual.models import PlanEvent
from upheld.runs.annual.plans import from_json, plan_of, to_json
from upheld.toolbox import clock


@transaction.atomic
def record_plan(*, plan: YearPlan, by: str) -> bool:
    """Record the plan if it differs from the one in force; whether it did.

    The import that calls this writes the audit event for all it brought.
    """
    content = to_json(plan)
    if plan_of(plan.year) == from_json(content):
        return False
    PlanEvent.objects.create(year=plan.year, content=content, at=clock.now(), by=by)
    return True
