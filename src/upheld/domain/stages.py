"""The way of a complaint about one body: its stages, and the steps that lead from one to another.

The stage belongs to the case x body: a joint case may stand at two stages at once. Source: the
ombudsman's manuals of intake, assessment and investigation; states as in the design notes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a case x body stands."""

    INTAKE = "intake"
    ASSESSMENT = "assessment"
    INVESTIGATION = "investigation"
    PROVISIONAL = "provisional"
    REMEDY = "remedy"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """The stage in words, as pages print it."""
        return _STAGES[self]

    @property
    def is_open(self) -> bool:
        """Whether a decision is still to come."""
        return self in UNDECIDED


_STAGES = {
    Stage.INTAKE: "Intake check",
    Stage.ASSESSMENT: "Assessment",
    Stage.INVESTIGATION: "Investigation",
    Stage.PROVISIONAL: "Provisional decision with both sides",
    Stage.REMEDY: "Decided, remedy awaited",
    Stage.CLOSED: "Closed",
}

UNDECIDED = frozenset({Stage.INTAKE, Stage.ASSESSMENT, Stage.INVESTIGATION, Stage.PROVISIONAL})
DECIDED = frozenset({Stage.REMEDY, Stage.CLOSED})


class Step(StrEnum):
    """What leads from one stage to another."""

    OPEN = "open"
    FORWARD = "forward"
    CLOSE_AT_INTAKE = "close_at_intake"
    INVESTIGATE = "investigate"
    CLOSE_AT_ASSESSMENT = "close_at_assessment"
    SEND_PROVISIONAL = "send_provisional"
    TAKE_BACK = "take_back"
    DECIDE = "decide"
    DISCONTINUE = "discontinue"
    SETTLE = "settle"
    REOPEN = "reopen"
    AMEND = "amend"
    MOVE = "move"
    AWAIT_AGAIN = "await_again"

    @property
    def words(self) -> str:
        """The step in words, as buttons and histories print it."""
        return _STEPS[self]


_STEPS = {
    Step.OPEN: "Open the case",
    Step.FORWARD: "Forward to assessment",
    Step.CLOSE_AT_INTAKE: "Close at intake",
    Step.INVESTIGATE: "Forward to investigation",
    Step.CLOSE_AT_ASSESSMENT: "Close at assessment",
    Step.SEND_PROVISIONAL: "Send the provisional decision to both sides",
    Step.TAKE_BACK: "Take the provisional decision back",
    Step.DECIDE: "Make the final decision",
    Step.DISCONTINUE: "Discontinue the investigation",
    Step.SETTLE: "Close: every remedy is settled",
    Step.REOPEN: "Reopen after a review",
    Step.AMEND: "Amend the decision after a review",
    Step.MOVE: "Move to a case of its own",
    Step.AWAIT_AGAIN: "Await the remedy again: an assessment was taken back",
}


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
