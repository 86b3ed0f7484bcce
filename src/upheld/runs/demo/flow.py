"""What waits from one year to the next: cases undecided, remedies not yet settled.

Whatever arrives in a year leaves in that year or in the next one. So a year's leavers are all who
waited before it and those newcomers who do not wait on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from upheld.domain.errors import Refused
from upheld.runs.demo.ranges import Range


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One year: what is possible, and what is wished for."""

    arriving: Range
    leaving: Range
    wished_arriving: int
    wished_waiting: int


@dataclass(frozen=True, kw_only=True)
class Passed:
    """One year as it came out; `waiting` of those who arrived leave in the next year."""

    arrived: int
    left: int
    waiting: int

    def __post_init__(self) -> None:
        """Refuse more who wait than arrived."""
        if not 0 <= self.waiting <= self.arrived:
            raise Refused(f"{self.waiting} of {self.arrived} cannot wait")


def pass_through(stages: Sequence[Stage]) -> list[Passed]:
    """The years in order, nobody waiting before the first. `Refused` if they contradict."""
    rooms = _rooms(stages)
    passed: list[Passed] = []
    before = 0
    for stage, room in zip(stages, rooms, strict=True):
        now = _pass(stage, room, before)
        passed.append(now)
        before = now.waiting
    return passed


def _rooms(stages: Sequence[Stage]) -> list[Range]:
    """For each year how many may wait at its end, so that the years after it are possible."""
    room = Range(0, stages[-1].arriving.high)
    rooms = [room]
    for later, earlier in pairwise(reversed(stages)):
        most_at_once = later.arriving.high - room.low
        least_at_once = max(0, later.arriving.low - room.high)
        room = Range(
            max(0, later.leaving.low - most_at_once),
            min(later.leaving.high - least_at_once, earlier.arriving.high),
        )
        rooms.append(room)
    return rooms[::-1]


def _pass(stage: Stage, room: Range, before: int) -> Passed:
    at_once = Range(max(0, stage.leaving.low - before), stage.leaving.high - before)
    possible = Range(
        max(room.low, stage.arriving.low - at_once.high),
        min(room.high, stage.arriving.high - at_once.low),
    )
    waiting = possible.clip(_wished_waiting(stage, at_once))
    arrived = Range(
        max(stage.arriving.low, waiting + at_once.low),
        min(stage.arriving.high, waiting + at_once.high),
    ).clip(stage.wished_arriving)
    return Passed(arrived=arrived, left=before + arrived - waiting, waiting=waiting)


def _wished_waiting(stage: Stage, at_once: Range) -> float:
    # Where it is fixed how many leave, the two wishes exclude each other and meet half-way.
    if at_once.low < at_once.high:
        return stage.wished_waiting
    return (stage.wished_waiting + stage.wished_arriving - at_once.low) / 2
