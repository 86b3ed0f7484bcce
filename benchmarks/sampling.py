"""Time and memory of contenders, each in fresh processes, turn by turn (A B A B ...).

A contender is a module with three functions: `prepare(place)` gives what it works on, `run` of
that is what the clock sees, and `answer` of its result is what every contender must agree on.
"""

import hashlib
import json
import resource
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.apart import run_apart

KILOBYTE = 1024  # ru_maxrss counts these on Linux


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What one process took: each timed run in seconds, its peak of memory in bytes."""

    seconds: tuple[float, ...]
    peak: int
    answer: str
    """SHA-256 of what it found."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What a contender took over all its processes."""

    seconds: float
    """Median of all timed runs."""
    peak: int
    """Highest peak of memory, in bytes."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How often is measured: processes per contender, and in each of them which runs."""

    rounds: int
    runs: int = 1
    warm_ups: int = 0
    """Runs before the clock starts."""

    @property
    def words(self) -> str:
        """The plan as `how` states it."""
        warm = f" after {self.warm_ups} to warm up" if self.warm_ups else ""
        times = "1 run" if self.runs == 1 else f"{self.runs} runs"
        return f"median of {self.rounds} fresh processes by turns, {times} each{warm}"


class Disagreement(Exception):
    """Contenders found different things, so that their times cannot be compared."""


def sample_in_turn(
    contenders: Sequence[str],
    place: Path,
    plan: Plan,
    *,
    alike: Sequence[str] | None = None,
    casework: bool = False,
) -> dict[str, Measured]:
    """What each contender (a module, by name) took over the same place, by turns.

    With `casework` each process finds Django set up on a new data folder of its own. Raises
    `Disagreement` where the answers of those named in `alike` (by default, all) differ.
    """
    taken: dict[str, list[Sample]] = defaultdict(list)
    for _ in range(plan.rounds):
        for contender in contenders:
            with tempfile.TemporaryDirectory(dir=place) as name:
                data = Path(name) if casework else None
                one = run_apart(__name__, "sample", contender, place, plan, data=data)
            taken[contender].append(one)
    check_agreement({name: taken[name] for name in alike or contenders})
    return {contender: measured(samples) for contender, samples in taken.items()}


def sample(contender: str, place: Path, plan: Plan) -> Sample:
    """One process of a contender: to be run apart."""
    module = import_module(contender)
    prepared = module.prepare(place)
    for _ in range(plan.warm_ups):
        module.run(prepared)
    seconds = []
    for _ in range(plan.runs):
        started = perf_counter()
        result = module.run(prepared)
        seconds.append(perf_counter() - started)
    # Before the answer is worked out: its memory is not the contender's.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
    return Sample(seconds=tuple(seconds), peak=peak, answer=_digest(module.answer(result)))


def check_agreement(taken: dict[str, list[Sample]]) -> None:
    """Raise `Disagreement` unless every sample of every contender has the same answer."""
    answers = {name: {each.answer for each in samples} for name, samples in taken.items()}
    if len(set().union(*answers.values())) > 1:
        told = "; ".join(
            f"{name}: {', '.join(sorted(a[:12] for a in found))}" for name, found in answers.items()
        )
        raise Disagreement(f"contenders found different things: {told}")


def measured(samples: Sequence[Sample]) -> Measured:
    """The samples of one contender together."""
    return Measured(
        seconds=median(second for each in samples for second in each.seconds),
        peak=max(each.peak for each in samples),
    )


def _digest(answer: Any) -> str:
    text = json.dumps(answer, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
