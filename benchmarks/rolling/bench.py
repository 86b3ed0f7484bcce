"""The roll: decisions that are due, on top of what is public, against taking one down."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.site import program

YEARS = "2018-2025"
TEXTS, NEW, ROUNDS = 50_000, 200, 3
MODULE = "benchmarks.rolling.texts"
KILOBYTES = 1024

ROLL = Line(
    name=f"roll, {NEW} new decisions on {TEXTS:,}", unit="s",
    goal=Goal(value_at_most=10, ratio_at_most=0.5), against="one taken down, so an index made anew",
)  # fmt: skip


def measure(place: Path) -> list[Result]:
    """Make the demonstration, then roll over its shelf."""
    data = place / "data"
    program.make_demonstration(data, YEARS)
    return measure_rolls(data, texts=TEXTS, rounds=ROUNDS)


def measure_rolls(data: Path, *, texts: int, rounds: int) -> list[Result]:
    """So many texts are brought into a data folder; then some are due, and one is withdrawn."""
    run_apart(MODULE, "bring", 0, texts, data=data)
    _roll(data)
    grown, memory = [], 0
    for number in range(rounds):
        run_apart(MODULE, "bring_due", texts + number * NEW, NEW, data=data)
        seconds, used = _roll(data)
        grown.append(seconds)
        memory = max(memory, used)
    run_apart(MODULE, "take_one_down", data=data)
    anew, most = _roll(data)
    how = (
        f"median of {rounds} runs of upheld roll, start of the program and the bridge of eight "
        f"years included, {memory} MB; one taken down, its words out of the index, {most} MB"
    )
    return [ROLL.measured_against(median(grown), anew, how=how)]


def _roll(data: Path) -> tuple[float, int]:
    """Seconds and the most megabytes of one run."""
    started = perf_counter()
    command = [sys.executable, "-m", "upheld", "roll"]
    environment = os.environ | program.settings(data)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return perf_counter() - started, used.ru_maxrss // KILOBYTES


ROLLING = Benchmark(name="rolling", lines=(ROLL,), measure=measure)
