"""Kill what the program does many times and continue it: `make torture`.

`python tests/torture/kill_steps.py --kills 200 --steps publish,post-send --to docs/torture.md`

Steps of the annual run, the post, training, link officers. Each run is a process of its own, forked
from one that has the program loaded, so that a kill falls into the work and not into the start of
the interpreter. What it proves is written with its date to the file given, after each step.
With TMPDIR in memory the disk is spared: what a killed process wrote is there either way.
"""

import argparse
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from support import killing
from support.few_bodies import keep_few_in
from support.killing import Stage
from torture import kill_officers, kill_post, kill_training
from torture.children import load_program, seconds_of, start_forked, unlock
from torture.tormenting import Tally, Trial, two_at_once


def of_run(wanted: Sequence[str], prepared: Path, work: Path) -> Iterator[Trial]:
    """Steps of the annual run, each from the folder that the steps before it left."""
    if wanted:
        lists = killing.write_lists(work / "lists")
        stages = killing.stages(prepared, lists, work, start_forked)
        for name in wanted:
            stage = stages[name]
            yield Trial(name=name, whole=partial(_whole, stage), killed=partial(_killed, stage))


def _commit() -> str:
    words = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def _whole(stage: Stage, data: Path) -> float:
    shutil.copytree(stage.before, data, symlinks=True)
    return seconds_of(start_forked(stage.step, data))


def _killed(stage: Stage, data: Path, moment: float) -> tuple[bool, list[str]]:
    hit = killing.kill_and_rerun(stage, data, moment, start_forked)
    return hit, list(killing.differences(stage.after, killing.state_of(data)))


HEAD = """\
# Correct under violence

Written by `make torture`. Each step of the annual run is killed (SIGKILL) at a moment
drawn by lot over its whole length, run again, and compared with a run that nobody
killed: rows, letters, messages, audit events, the bytes of every file and the edition
of the public site that is served. The post of a year with a letter for every council is
killed too (`post-`): every recipient has one mail, a mail server took each message at most
once, what it did not answer is uncertain, and nobody is forgotten. So is the act that
cancels every session of a span of days (`training-`): everybody is told once, and each
credit is there once. So are the yearly round of questions to link officers, a survey that
opens and invitations to a seminar (`officers-`): every body gets each mail once, and the
link of each leads to its body.

Every twenty kills the length is measured anew, since other work makes a machine slower. Steps
of the annual run work on the seven councils that the tests keep. `STEPS=publish make torture`
does one step again and leaves the other lines as they were.

| step | date | commit | kills | still at work when killed | earliest | latest | faults |
|---|---|---|---|---|---|---|---|
"""


def known() -> tuple[str, ...]:
    """Every step, in order: of the annual run, of the post, of training, of link officers."""
    of_others = (*kill_post.STEPS, *kill_training.STEPS, *kill_officers.STEPS)
    return (*killing.steps(Path()), *of_others)


def report(tallies: Sequence[Tally], commit: str, page: Path) -> str:
    """The result as a page; steps that were left alone keep their line."""
    lines = dict(_lines_of(page)) | {t.step: _line(t, commit) for t in tallies}
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


def _line(t: Tally, commit: str) -> str:
    today = datetime.now(UTC).date()  # noqa: TID251 - the date of the report
    cells = (t.step, today, commit, t.kills, t.hit, f"{t.earliest:.3f} s", f"{t.latest:.3f} s",
             len(t.faults))  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def trials(
    wanted: Sequence[str], bodies: int, prepared: Path, work: Path, until: ExitStack
) -> Iterator[Trial]:
    """What is to be killed. The post goes to every council; all else is made for a few."""
    few = work / "few"
    shutil.copytree(prepared, few, symlinks=True)
    keep_few_in(few)
    yield from of_run([name for name in wanted if name in killing.steps(Path())], few, work)
    of_post = [name for name in wanted if name in kill_post.STEPS]
    yield from kill_post.trials(of_post, prepared, work, bodies, until)
    for name in wanted:
        for kind in (kill_training, kill_officers):
            if name in kind.STEPS:
                yield kind.trial(name, few, work)


def main() -> int:
    """Torment every step, two at a time, and write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="no kill begins later")
    parser.add_argument("--bodies", type=int, default=kill_post.BODIES, help="of the post's year")
    parser.add_argument("--steps", default="", help="some of them, by commas; all where empty")
    parser.add_argument("--prepared", type=Path, help="a data folder with nothing but the register")
    parser.add_argument("--to", type=Path, help="the page; without it nothing is written")
    chosen = parser.parse_args()
    work, commit = Path(tempfile.mkdtemp()), _commit() if chosen.to else ""
    load_program()
    prepared = chosen.prepared or work / "prepared"
    if not chosen.prepared:
        assert start_forked(("audit", "verify"), prepared).wait() == 0
    wanted = chosen.steps.split(",") if chosen.steps else known()
    tallies = []
    with ExitStack() as until:
        made = list(trials(wanted, chosen.bodies, prepared, work, until))
        for each in two_at_once(made, kills=chosen.kills, seed=chosen.seed, minutes=chosen.minutes):
            tallies.append(each)
            print(f"{each.step}: {each.hit} of {each.kills} hit, faults: {list(each.faults)}")  # noqa: T201 - a program for a terminal
            if chosen.to:
                chosen.to.write_text(report(tallies, commit, chosen.to), encoding="utf-8")
    unlock(work)
    shutil.rmtree(work)
    return 1 if any(each.faults for each in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
