"""Kill every step of the annual run many times and continue it: `make torture`.

`python tests/torture/kill_steps.py --kills 200 --to docs/torture.md`

Each run is a process of its own, forked from one that has the program loaded, so that a kill
falls into the work and not into the start of the interpreter. What it proves is written with its
date to the file given.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

from support import killing
from support.killing import Stage, Step

POLL = 0.002  # seconds between two looks at a child: short against the shortest step, 0.1 s


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What came of one step's kills."""

    step: str
    kills: int
    hit: int
    earliest: float
    latest: float
    faults: tuple[str, ...]


class Child:
    """A forked run of the program."""

    def __init__(self, pid: int) -> None:
        """Watch a child."""
        self._pid = pid
        self._code: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code; `TimeoutExpired` if it is still at work."""
        ends = None if timeout is None else time.perf_counter() + timeout
        while self._code is None:
            done, status = os.waitpid(self._pid, os.WNOHANG)
            if done:
                self._code = os.waitstatus_to_exitcode(status)
            elif ends is not None and time.perf_counter() >= ends:
                raise subprocess.TimeoutExpired("upheld", timeout or 0)
            else:
                time.sleep(POLL)
        return self._code

    def kill(self) -> None:
        """SIGKILL."""
        os.kill(self._pid, signal.SIGKILL)


def start_forked(step: Step, data: Path) -> Child:
    """Run one step of the program in a fork."""
    pid = os.fork()
    if pid == 0:
        os._exit(_run_step(step, data))
    return Child(pid)


def _run_step(step: Step, data: Path) -> int:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    from django.conf import settings  # noqa: PLC0415 - in the child alone
    from django.db import connections  # noqa: PLC0415 - in the child alone

    from upheld.cli.main import run_arguments  # noqa: PLC0415 - in the child alone

    settings.UPHELD_DATA, settings.UPHELD_PUBLIC = data, data / "public"
    connections["default"].settings_dict["NAME"] = data / "casework.sqlite3"
    try:
        return run_arguments([str(word) for word in step])
    except BaseException:  # noqa: BLE001 - a child must never return into the parent's code
        return 70


def torment(name: str, stage: Stage, kills: int, seed: int) -> Tally:
    """Kill one step many times at drawn moments; the faults that showed."""
    lots = Random(f"{name} {seed}")  # noqa: S311 - not a secret
    moments, faults, hits = [], [], 0
    for number in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            try:
                moment, hit = killing.kill_and_rerun(stage, data, lots, start_forked)
                differing = killing.differences(stage.after, killing.state_of(data))
            except AssertionError as error:
                moment, hit, differing = 0.0, True, [str(error)]
            moments.append(moment)
            hits += hit
            faults += [f"kill {number} after {moment:.3f} s: {part}" for part in differing]
            _unlock(data)
    return Tally(
        step=name,
        kills=kills,
        hit=hits,
        earliest=min(moments),
        latest=max(moments),
        faults=tuple(faults),
    )


def _unlock(data: Path) -> None:
    # Cuts and releases are read-only folders; a user other than root could not remove them.
    for path in data.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)


HEAD = """\
# Correct under violence

Written by `make torture`. Each step of the annual run is killed (SIGKILL) at a moment
drawn by lot over its whole length, run again, and compared with a run that nobody
killed: rows, letters, messages, audit events, the bytes of every file and the edition
of the public site that is served. `STEPS=publish make torture` does one step again and
leaves the other lines as they were.

| step | date | commit | kills | still at work when killed | earliest | latest | faults |
|---|---|---|---|---|---|---|---|
"""


def report(tallies: list[Tally], page: Path) -> str:
    """The result as a page; steps that were left alone keep their line."""
    lines = dict(_lines_of(page)) | {t.step: _line(t) for t in tallies}
    ordered = [lines[name] for name in killing.steps(Path()) if name in lines]
    faults = [f"- {tally.step}: {fault}" for tally in tallies for fault in tally.faults]
    return HEAD + "\n".join((*ordered, *faults, "")) + _sections(page)


def _sections(page: Path) -> str:
    # What other programs wrote below, under headings of their own.
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    _, heading, rest = text.partition("\n## ")
    return heading + rest


def _lines_of(page: Path) -> Iterator[tuple[str, str]]:
    for line in page.read_text(encoding="utf-8").splitlines() if page.exists() else ():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] in killing.steps(Path()):
            yield cells[0], line


def _line(t: Tally) -> str:
    today = datetime.now(UTC).date()  # noqa: TID251 - the date of the report
    words = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    cells = (t.step, today, commit, t.kills, t.hit, f"{t.earliest:.3f} s", f"{t.latest:.3f} s",
             len(t.faults))  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Torment every step, two at a time, and write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", default="", help="some of them, by commas; all where empty")
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args()
    work = Path(tempfile.mkdtemp())
    prepared = work / "prepared"
    assert start_forked(("audit", "verify"), prepared).wait() == 0
    stages = killing.stages(prepared, killing.write_lists(work / "lists"), work, start_forked)
    wanted = chosen.steps.split(",") if chosen.steps else list(stages)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        waiting = [
            workers.submit(torment, name, stages[name], chosen.kills, chosen.seed)
            for name in wanted
        ]
        tallies = [each.result() for each in waiting]
    page = report(tallies, chosen.to)
    chosen.to.write_text(page, encoding="utf-8")
    print(page)  # noqa: T201 - a program for a terminal
    _unlock(work)
    shutil.rmtree(work)
    return 1 if any(t.faults for t in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
