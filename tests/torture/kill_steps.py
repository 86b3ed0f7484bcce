"""Kill every step of the annual run many times and continue it: `make torture`.

`python tests/torture/kill_steps.py --kills 200 --to docs/torture.md`

Each run is a process of its own, forked from one that has the program loaded, so that a kill
falls into the work and not into the start of the interpreter. What it proves is written with its
date to the file given.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

from support import killing
from support.killing import Stage
from torture import kill_post, kill_training
from torture.children import Tally, start_forked, unlock


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
            unlock(data)
    return Tally(
        step=name,
        kills=kills,
        hit=hits,
        earliest=min(moments),
        latest=max(moments),
        faults=tuple(faults),
    )


HEAD = """\
# Correct under violence

Written by `make torture`. Each step of the annual run is killed (SIGKILL) at a moment
drawn by lot over its whole length, run again, and compared with a run that nobody
killed: rows, letters, messages, audit events, the bytes of every file and the edition
of the public site that is served. The post of a year with a letter for every council is
killed too (`post-`): every recipient has one mail, a mail server took each message at most
once, what it did not answer is uncertain, and nobody is forgotten. So is the act that
cancels every session of a span of days (`training-`): everybody is told once, and each
credit is there once. `STEPS=publish make torture` does one step again and leaves the other
lines as they were.

| step | date | commit | kills | still at work when killed | earliest | latest | faults |
|---|---|---|---|---|---|---|---|
"""


def known() -> tuple[str, ...]:
    """Every step, in order: of the annual run, of the post, of training."""
    return (*killing.steps(Path()), *kill_post.STEPS, *kill_training.STEPS)


def report(tallies: list[Tally], page: Path) -> str:
    """The result as a page; steps that were left alone keep their line."""
    lines = dict(_lines_of(page)) | {t.step: _line(t) for t in tallies}
    ordered = [lines[name] for name in known() if name in lines]
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
        if line.startswith("|") and cells[0] in known():
            yield cells[0], line


def _line(t: Tally) -> str:
    today = datetime.now(UTC).date()  # noqa: TID251 - the date of the report
    words = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    cells = (t.step, today, commit, t.kills, t.hit, f"{t.earliest:.3f} s", f"{t.latest:.3f} s",
             len(t.faults))  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def _of_run(wanted: list[str], prepared: Path, work: Path, kills: int, seed: int) -> list[Tally]:
    stages = killing.stages(prepared, killing.write_lists(work / "lists"), work, start_forked)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        waiting = [workers.submit(torment, name, stages[name], kills, seed) for name in wanted]
        return [each.result() for each in waiting]


def main() -> int:
    """Torment every step, two at a time, and write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bodies", type=int, default=kill_post.BODIES, help="of the post's year")
    parser.add_argument("--steps", default="", help="some of them, by commas; all where empty")
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args()
    work = Path(tempfile.mkdtemp())
    prepared = work / "prepared"
    assert start_forked(("audit", "verify"), prepared).wait() == 0
    wanted = chosen.steps.split(",") if chosen.steps else list(known())
    of_run = [name for name in wanted if name in killing.steps(Path())]
    of_post = [name for name in wanted if name in kill_post.STEPS]
    of_training = [name for name in wanted if name in kill_training.STEPS]
    tallies = _of_run(of_run, prepared, work, chosen.kills, chosen.seed) if of_run else []
    if of_post:
        tallies += kill_post.tallies(
            of_post, prepared, work, bodies=chosen.bodies, kills=chosen.kills, seed=chosen.seed
        )
    tallies += kill_training.tallies(
        of_training, prepared, work, kills=chosen.kills, seed=chosen.seed
    )
    page = report(tallies, chosen.to)
    chosen.to.write_text(page, encoding="utf-8")
    print(page)  # noqa: T201 - a program for a terminal
    unlock(work)
    shutil.rmtree(work)
    return 1 if any(t.faults for t in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
