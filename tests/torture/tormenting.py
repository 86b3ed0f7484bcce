"""Runs that are killed at moments drawn by lot over their whole length, and what came of that."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

from torture.children import unlock

# A machine with other work is now quicker, now slower: every so many kills a run that nobody kills
# is measured anew, so that moments reach its end and do not lie behind it.
MEASURED_EVERY = 20


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What is killed. Both are given a data folder that is not there yet."""

    name: str
    whole: Callable[[Path], float]
    """Do it without a kill; how many seconds it took."""
    killed: Callable[[Path, float], tuple[bool, list[str]]]
    """Kill it at a moment and do it again: whether it was at work, and what is wrong then."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What came of one step's kills."""

    step: str
    kills: int
    hit: int
    earliest: float
    latest: float
    faults: tuple[str, ...]


def torment(trial: Trial, kills: int, seed: int, ends: float) -> Tally:
    """Kill it many times at drawn moments, or as often as time allows; the faults that showed."""
    lots = Random(f"{trial.name} {seed}")  # noqa: S311 - not a secret
    moments: list[float] = []
    faults: list[str] = []
    hits, seconds = 0, 0.0
    for number in range(kills):
        if number and time.monotonic() > ends:
            break
        if number % MEASURED_EVERY == 0:
            with _folder() as data:
                seconds = trial.whole(data)
            _say(f"{trial.name}: {number} kills, {hits} hit, {len(faults)} faults; {seconds:.2f} s")
        moments.append(moment := lots.uniform(0, seconds))
        with _folder() as data:
            try:
                hit, found = trial.killed(data, moment)
            except AssertionError as error:
                hit, found = True, [str(error)]
        hits += hit
        for each in found:
            faults.append(f"kill {number} after {moment:.3f} s: {each}")
            _say(f"{trial.name}: {faults[-1]}")
    return Tally(
        step=trial.name, kills=len(moments), hit=hits, earliest=min(moments), latest=max(moments),
        faults=tuple(faults),
    )  # fmt: skip


def two_at_once(
    trials: Sequence[Trial], *, kills: int, seed: int, minutes: float
) -> Iterator[Tally]:
    """What came of each, in the order in which they ended; no kill begins after so long."""
    ends = time.monotonic() + 60 * minutes
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        for done in as_completed([workers.submit(torment, x, kills, seed, ends) for x in trials]):
            yield done.result()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "data"
        unlock(Path(folder))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a program for a terminal
