"""Kill the sending of a year's letters many times: `make torture STEPS=post-issue,post-send`.

Three ways: `issue` into the folder, `issue` with a mail server set, and `send` to one, of letters
and of mails to single people. A mail
server in a process of its own notes what it took, so that nothing is told by who was killed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

from support import post_kills
from support.killing import Step
from support.post_kills import YEAR, Mailbox, mailbox
from torture.children import Tally, load_program, start_forked, unlock

ISSUE, ISSUE_SMTP, SEND = "post-issue", "post-issue-smtp", "post-send"
STEPS = (ISSUE, ISSUE_SMTP, SEND)
# More than there are: every council of the year. Sending is slower, and a message of many is as
# good as any other.
BODIES, SENDING_BODIES = 350, 30
# Mails to single people, which go before the letters.
MAILS = 6
# A killed sender is started again until nothing waits; more often than that is a fault.
TURNS = 5
ISSUE_STEP: Step = ("issue", YEAR, "--by", "officer")
SEND_STEP: Step = ("send", "--by", "officer")


@dataclass(frozen=True, kw_only=True)
class Year:
    """A data folder just before a step, of so many bodies, and how long the step takes."""

    before: Path
    bodies: int
    step: Step
    smtp: bool
    seconds: float


def prepare(work: Path, bodies: int, prepared: Path) -> dict[str, Year]:
    """Run the year as far as approval, and a smaller one as far as its mails."""
    large, bodies = _approved(work / "large", bodies, prepared)
    small, few = _approved(work / "small", min(bodies, SENDING_BODIES), prepared)
    with mailbox(work / "box") as box:
        assert start_forked(ISSUE_STEP, small, smtp=box.port).wait() == 0
        for number in range(MAILS):
            step = ("invite", f"person-{number}@example.org", "--role", "auditor", "--by", "x")
            assert start_forked(step, small, smtp=box.port).wait() == 0
        years = {
            name: Year(
                before=before,
                bodies=count,
                step=step,
                smtp=smtp,
                seconds=_seconds(before, step, work / name, box.port if smtp else 0),
            )
            for name, before, count, step, smtp in (
                (ISSUE, large, bodies, ISSUE_STEP, False),
                (ISSUE_SMTP, large, bodies, ISSUE_STEP, True),
                (SEND, small, few, SEND_STEP, True),
            )
        }
        assert len(box.taken()) == few * post_kills.PER_BODY + MAILS
    return years


def _approved(data: Path, bodies: int, prepared: Path) -> tuple[Path, int]:
    post_kills.copy(prepared, data)
    councils = post_kills.councils(data, bodies)
    folder = post_kills.write_lists(data.with_name(f"{data.name}-lists"), councils)
    for step in (
        ("import", folder, "--by", "officer"), ("freeze", YEAR, "--by", "officer"),
        ("count", YEAR, "--by", "officer"), ("write", YEAR, "--by", "officer"),
        ("approve", YEAR, "--by", "ombudsman"),
    ):  # fmt: skip
        assert start_forked(step, data).wait() == 0, step
    return data, len(councils)


def _seconds(before: Path, step: Step, data: Path, smtp: int) -> float:
    post_kills.copy(before, data)
    begun = time.perf_counter()
    assert start_forked(step, data, smtp=smtp).wait() == 0
    return time.perf_counter() - begun


def torment(name: str, year: Year, kills: int, seed: int, work: Path) -> Tally:
    """Kill one of the ways many times at drawn moments; the faults that showed."""
    lots = Random(f"{name} {seed}")  # noqa: S311 - not a secret
    moments, faults, hits = [], [], 0
    with mailbox(work / f"box-{name}") as box:
        for number in range(kills):
            with tempfile.TemporaryDirectory(dir=work) as folder:
                data = Path(folder) / "data"
                moment = lots.uniform(0, year.seconds)
                hit, found = _once(name, year, data, moment, box)
                moments.append(moment)
                hits += hit
                faults += [f"kill {number} after {moment:.3f} s: {part}" for part in found]
                unlock(data)
    return Tally(
        step=name, kills=kills, hit=hits, earliest=min(moments), latest=max(moments),
        faults=tuple(faults),
    )  # fmt: skip


def _once(name: str, year: Year, data: Path, moment: float, box: Mailbox) -> tuple[bool, list[str]]:
    post_kills.copy(year.before, data)
    step, port = year.step, box.port if year.smtp else 0
    box.empty()
    hit = start_forked(step, data, smtp=port).killed_after(moment)
    if name == SEND:
        for _ in range(TURNS):
            # 1: a person has to look at what is uncertain.
            if start_forked(step, data, smtp=port).wait() == 0:
                break
        return hit, post_kills.faults_of_sending(data, box.taken(), kills=1)
    code = start_forked(step, data, smtp=port).wait()
    folder, state = ("spool", "ready") if port else (f"outbox/{YEAR}", "written")
    faults = post_kills.faults_of_issue(data, folder=folder, state=state, bodies=year.bodies)
    return hit, [*([f"run again it ended with {code}"] if code else []), *faults]


def tallies(
    wanted: list[str], prepared: Path, work: Path, *, bodies: int, kills: int, seed: int
) -> Iterator[Tally]:
    """What came of each way, two at a time."""
    load_program()
    years = prepare(work, bodies, prepared)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        waiting = [workers.submit(torment, name, years[name], kills, seed, work) for name in wanted]
        for each in waiting:
            yield each.result()


def main() -> int:
    """A quick look: as many kills and bodies as are asked for; writes nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--bodies", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prepared", type=Path, required=True)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        said = {"bodies": chosen.bodies, "kills": chosen.kills, "seed": chosen.seed}
        found = list(tallies(list(STEPS), chosen.prepared, Path(folder), **said))
        unlock(Path(folder))
    for each in found:
        print(f"{each.step}: {each.hit} of {each.kills} hit, faults: {list(each.faults)}")  # noqa: T201 - a program for a terminal
    return 1 if any(each.faults for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
