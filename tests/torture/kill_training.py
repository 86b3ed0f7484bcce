"""Kill the act that cancels every session of a span of days, and the turn that tells everybody.

`python tests/torture/kill_training.py --kills 10 --prepared FOLDER`

Forks of this process do the act and the telling in one go, and are killed at a moment drawn by
lot; then a gateway takes what lies in the outbox, and both are done again. What must hold is what
a run leaves that nobody killed.
"""

import argparse
import email
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from email.policy import default
from importlib import import_module
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed
from typing import Any

from django.db.migrations.loader import MigrationLoader

from torture.children import TAKEN, Child, Tally, load_program, start_work, take_mails, unlock

# By folder and by mail server: the port is that of nobody, for a mail only waits for it.
STEPS = {"training-folder": 0, "training-server": 2525}
SESSIONS, PLACES, PEOPLE = 4, 6, 9
TRIALS = 3
DAYS_AHEAD = 30


def prepare() -> int:
    """Sessions on four days, with a queue for each; the same people come to several."""
    from support import training  # noqa: PLC0415 - Django is set up by now
    from upheld.runs.rolling.training import keep_training  # noqa: PLC0415

    training.course()
    for number in range(SESSIONS):
        held = training.session(days=DAYS_AHEAD + number, places=PLACES)
        training.booked(held, *(f"Person{which}" for which in range(number, PEOPLE)))
    keep_training(tell=lambda _: None)
    return 0


def cancel_and_tell() -> int:
    """What is killed, and done again: whoever finds nothing to cancel was through with it."""
    from upheld.domain.errors import Refused  # noqa: PLC0415
    from upheld.outreach.actions.cancelling import cancel_span  # noqa: PLC0415
    from upheld.runs.rolling.training import keep_training  # noqa: PLC0415
    from upheld.toolbox import clock  # noqa: PLC0415

    first = clock.today()
    last = first + timedelta(days=2 * DAYS_AHEAD)
    try:
        cancel_span(first=first, last=last, why="All end.", credits_kept=True, by="tests")
    except Refused as refusal:
        if "no session" not in str(refusal):
            raise
    keep_training(tell=lambda _: None)
    return 0


def state_of(data: Path) -> dict[str, Any]:
    """Bookings, credits, notices, acts and mails, without what the clock tells."""
    asked = {
        "bookings": "select receipt, state from outreach_booking order by id",
        "sessions": "select id, held, cancelled_in_id from outreach_session order by id",
        "credits": "select booking_id, pence from outreach_credit order by booking_id",
        "notices": "select booking_id, kind, laid_at is null from outreach_notice order by id",
        "acts": "select action, subject from casework_auditevent where action = 'cancel_sessions'",
        "dispatches": "select count(*), count(distinct message_id) from mailing_dispatch",
    }
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database:
        found: dict[str, Any] = {
            name: database.execute(sql).fetchall() for name, sql in asked.items()
        }
    places = ("outbox/training/*.eml", "spool/dispatches/*.eml", f"{TAKEN}/*.eml")
    files = [path for place in places for path in data.glob(place)]
    found["held back"] = [path.name for path in data.glob("outbox/training/.*")]
    mails = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
    found["mails"] = sorted((mail["To"], mail["Subject"], mail.get_content()) for mail in mails)
    return found


def stage(name: str, prepared: Path, work: Path) -> tuple[Path, float, dict[str, Any]]:
    """The folder before, how long the whole takes, and the state it leads to."""
    before, after = work / f"{name}-before", work / f"{name}-after"
    shutil.copytree(prepared, before, symlinks=True)
    assert start_work(prepare, before, smtp=STEPS[name]).wait() == 0, name
    # The shortest of a few: on a busy machine one may last so long that no kill would hit.
    seconds = min(_seconds(name, before, after) for _ in range(TRIALS))
    state = state_of(after)
    # A comparison of nothing with nothing would find no fault.
    told = [mail for mail in state["mails"] if "will not take place" in mail[1]]
    assert len(told) == len({mail[0] for mail in told}) == PEOPLE, state
    assert len(state["credits"]) == SESSIONS * PLACES, state
    return before, seconds, state


def _seconds(name: str, before: Path, after: Path) -> float:
    shutil.rmtree(after, ignore_errors=True)
    shutil.copytree(before, after, symlinks=True)
    begun = time.perf_counter()
    assert _start(name, after).wait() == 0, name
    return time.perf_counter() - begun


def torment(name: str, prepared: Path, work: Path, kills: int, seed: int) -> Tally:
    """Kill it many times at drawn moments; the faults that showed."""
    before, whole, expected = stage(name, prepared, work)
    lots = Random(f"{name} {seed}")  # noqa: S311 - not a secret
    moments, faults, hits = [], [], 0
    for number in range(kills):
        data = work / f"{name}-{number}"
        shutil.copytree(before, data, symlinks=True)
        moments.append(moment := lots.uniform(0, whole))
        hits += _start(name, data).killed_after(moment)
        take_mails(data, "training")
        code, found = _start(name, data).wait(), state_of(data)
        wrong = [part for part in expected if found[part] != expected[part]]
        wrong += [f"run again it ended with {code}"] if code else []
        faults += [f"kill {number} after {moment:.3f} s: {part}" for part in wrong]
        shutil.rmtree(data)
    return Tally(
        step=name, kills=kills, hit=hits, earliest=min(moments), latest=max(moments),
        faults=tuple(faults),
    )  # fmt: skip


def tallies(
    wanted: list[str], prepared: Path, work: Path, *, kills: int, seed: int
) -> Iterator[Tally]:
    """What came of each way, one after the other."""
    load_program()
    import_module("support.training")
    import_module("upheld.runs.rolling.training")
    # Each fork asks whether the tables are up to date: what it reads for that is read once.
    MigrationLoader(None)
    for name in wanted:
        yield torment(name, prepared, work, kills, seed)


def _start(name: str, data: Path) -> Child:
    return start_work(cancel_and_tell, data, smtp=STEPS[name])


def main() -> int:
    """A quick look: as many kills of each way as are asked for; writes nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prepared", type=Path, required=True)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        said = {"kills": chosen.kills, "seed": chosen.seed}
        found = list(tallies(list(STEPS), chosen.prepared, Path(folder), **said))
        unlock(Path(folder))
    for each in found:
        print(f"{each.step}: {each.hit} of {each.kills} hit, faults: {list(each.faults)}")  # noqa: T201 - a program for a terminal
    return 1 if any(each.faults for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
