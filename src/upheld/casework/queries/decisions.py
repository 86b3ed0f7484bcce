"""Decisions about a case x body that is worked here."""

from upheld.casework.models import DecisionEvent


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


def _corrected(decision: DecisionEvent) -> DecisionEvent | None:
    # A correction keeps the day; a decision after a review has its own.
    reasoned = getattr(decision, "reasoned", None)
    before: DecisionEvent | None = reasoned.supersedes if reasoned else None
    return before if before and before.decided == decision.decided else None
