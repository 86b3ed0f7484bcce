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


def kept_from_review(decision: DecisionEvent) -> frozenset[str]:
    """Who cannot review a decision: who made it, and who wrote the statement it rests on."""
    reasoned = getattr(decision, "reasoned", None)
    statement = reasoned.statement if reasoned else None
    return decided_by(decision) | ({statement.by} if statement else set())


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
    """Open reviews that a person holds, or that nobody holds and they may take.

    Their own come first, then the longest open.
    """
    found = Review.objects.filter(result="", holder__in=("", person))
    found = found.exclude(case_body__authority__in=without).order_by("-holder", "asked_on", "pk")
    found = found.select_related("decision", "case_body__authority")
    return [each for each in found if person not in kept_from_review(each.decision)]


def _corrected(decision: DecisionEvent) -> DecisionEvent | None:
    # A correction keeps the day; a decision after a review has its own.
    reasoned = getattr(decision, "reasoned", None)
    before: DecisionEvent | None = reasoned.supersedes if reasoned else None
    return before if before and before.decided == decision.decided else None
