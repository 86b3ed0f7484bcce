"""Decisions about a case x body that is worked here."""

from collections.abc import Collection

from upheld.casework.models import DecisionEvent, Review, StageEvent
from upheld.domain.stages import Step


def last_decision(key: str) -> DecisionEvent | None:
    """The decision in force."""
    return DecisionEvent.objects.filter(case_body_id=key).order_by("-id").first()


def decided_by(decision: DecisionEvent) -> frozenset[str]:
    """Everybody who made a decision: also who made what a corrected code took the place of."""
    found, at = {decision.by}, decision
    while (before := _corrected(at)) is not None:
        found.add(before.by)
        at = before
    return frozenset(found)


def review_is_used(key: str) -> bool:
    """Whether the one review was answered, and led to no new investigation and decision."""
    asked = Review.objects.filter(case_body=key).order_by("-id").first()
    if asked is None or not asked.result:
        return False
    return not (
        asked.result == "reopened"
        and StageEvent.objects.filter(case_body=key, step=Step.REOPEN).exists()
    )


def reviews_for(person: str, *, without: Collection[str] = ()) -> list[Review]:
    """Open reviews of decisions that a person did not make, the longest open first."""
    found = Review.objects.filter(result="").exclude(case_body__authority__in=without)
    found = found.select_related("decision", "case_body__authority").order_by("asked_on", "pk")
    return [each for each in found if person not in decided_by(each.decision)]


def _corrected(decision: DecisionEvent) -> DecisionEvent | None:
    # A correction keeps the day; a decision after a review has its own.
    reasoned = getattr(decision, "reasoned", None)
    before: DecisionEvent | None = reasoned.supersedes if reasoned else None
    return before if before and before.decided == decision.decided else None
