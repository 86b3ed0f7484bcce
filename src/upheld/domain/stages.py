"""The way of a complaint about one body: its stages, and the steps that lead from one to another.

The stage belongs to the case x body: a joint case may stand at two stages at once. Source: the
ombudsman's manuals of intake, assessment and investigation; states as in the design notes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.domain.worded import Worded


class Stage(Worded):
    """Where a case x body stands."""

    INTAKE = "intake", "Intake check"
    ASSESSMENT = "assessment", "Assessment"
    INVESTIGATION = "investigation", "Investigation"
    PROVISIONAL = "provisional", "Provisional decision with both sides"
    REMEDY = "remedy", "Decided, remedy awaited"
    CLOSED = "closed", "Closed"

    @property
    def is_open(self) -> bool:
        """Whether a decision is still to come."""
        return self in UNDECIDED


UNDECIDED = frozenset({Stage.INTAKE, Stage.ASSESSMENT, Stage.INVESTIGATION, Stage.PROVISIONAL})
DECIDED = frozenset({Stage.REMEDY, Stage.CLOSED})


class Step(Worded):
    """What leads from one stage to another."""

    OPEN = "open", "Open the case"
    FORWARD = "forward", "Forward to assessment"
    CLOSE_AT_INTAKE = "close_at_intake", "Close at intake"
    INVESTIGATE = "investigate", "Forward to investigation"
    CLOSE_AT_ASSESSMENT = "close_at_assessment", "Close at assessment"
    SEND_PROVISIONAL = "send_provisional", "Send the provisional decision to both sides"
    TAKE_BACK = "take_back", "Take the provisional decision back"
    DECIDE = "decide", "Make the final decision"
    DISCONTINUE = "discontinue", "Discontinue the investigation"
    SETTLE = "settle", "Close: every remedy is settled"
    REOPEN = "reopen", "Reopen after a review"
    AMEND = "amend", "Amend the decision after a review"
    MOVE = "move", "Move to a case of its own"
    AWAIT_AGAIN = "await_again", "Await the remedy again: an assessment was taken back"


@dataclass(frozen=True, kw_only=True)
class Way:
    """From which stages a step may be taken, and to which it leads.

    A decision leads to REMEDY where it recommends something, else to CLOSED.
    """

    step: Step
    starts: frozenset[Stage]
    ends: frozenset[Stage]
    decides: bool = False
    """Whether it makes a decision, with a reason."""


def _way(step: Step, starts: Iterable[Stage], *ends: Stage, decides: bool = False) -> Way:
    return Way(step=step, starts=frozenset(starts), ends=frozenset(ends), decides=decides)


WAYS = {
    way.step: way
    for way in (
        _way(Step.OPEN, (), Stage.INTAKE),
        _way(Step.FORWARD, (Stage.INTAKE,), Stage.ASSESSMENT),
        _way(Step.CLOSE_AT_INTAKE, (Stage.INTAKE,), Stage.CLOSED, decides=True),
        _way(Step.INVESTIGATE, (Stage.ASSESSMENT,), Stage.INVESTIGATION),
        _way(
            Step.CLOSE_AT_ASSESSMENT, (Stage.ASSESSMENT,), Stage.CLOSED, Stage.REMEDY, decides=True
        ),
        _way(Step.SEND_PROVISIONAL, (Stage.INVESTIGATION,), Stage.PROVISIONAL),
        _way(Step.TAKE_BACK, (Stage.PROVISIONAL,), Stage.INVESTIGATION),
        _way(Step.DECIDE, (Stage.PROVISIONAL,), Stage.CLOSED, Stage.REMEDY, decides=True),
        _way(
            Step.DISCONTINUE, (Stage.INVESTIGATION, Stage.PROVISIONAL), Stage.CLOSED, decides=True
        ),
        _way(Step.SETTLE, (Stage.REMEDY,), Stage.CLOSED),
        # Back to where it was decided from, so that reopening skips nothing.
        _way(Step.REOPEN, DECIDED, Stage.INTAKE, Stage.ASSESSMENT, Stage.INVESTIGATION),
        # What is amended keeps its stage, or changes between the two of a decided case.
        _way(Step.AMEND, DECIDED, *DECIDED, decides=True),
        # What is moved is decided elsewhere, under its new reference.
        _way(Step.MOVE, (Stage.INTAKE, Stage.ASSESSMENT, Stage.INVESTIGATION), Stage.CLOSED),
        # Taken by taking an assessment back alone: a closed case has nothing that waits.
        _way(Step.AWAIT_AGAIN, (Stage.CLOSED,), Stage.REMEDY),
    )
}


def steps_from(stage: Stage) -> tuple[Step, ...]:
    """The steps that may be taken from a stage, in the order of the way."""
    return tuple(step for step, way in WAYS.items() if stage in way.starts)
