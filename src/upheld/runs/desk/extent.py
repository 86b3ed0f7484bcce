"""How much a step would touch, said before it is taken."""

from upheld.register.sooner import WHEN
from upheld.runs.desk.state import Facts, letters_waiting
from upheld.runs.desk.steps import Step
from upheld.toolbox import clock


def extent(step: Step, facts: Facts) -> str:
    """One sentence about what waits for a step, from a quick look; empty where there is none."""
    if step is Step.FREEZE:
        return f"Recorded so far: {facts.received:,} received, {facts.decided:,} decided."
    if step in {Step.APPROVE, Step.ISSUE}:
        drafts, approved = letters_waiting(facts)
        return f"Letters that wait for approval: {drafts:,}; approved and not sent: {approved:,}."
    if step is Step.STAGE and facts.counted and facts.cut and facts.plan:
        hour = facts.plan.public_at
        when = f"on {clock.spoken(hour)}" if clock.now() < hour else WHEN
        return f"Release {facts.cut.release} becomes public {when}."
    return ""
