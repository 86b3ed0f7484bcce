"""Kill a step of the annual run at a moment drawn by lot, run it again, and look at the state."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from support import lists
from support.program import command, environment_of

Step = tuple[object, ...]
# What is told by the clock differs from run to run and is left out of the comparison.
CLOCKED = {"frozen_at", "audit", "opens"}
REFUSED = 2
CURRENT, STORES = "public/current", "public/stores/"
# Of an edition's name: which site it is. The rest names its shelf.
SITE = 32
ROLL = "roll-decisions"
BEFORE = "edition served before"
# Of a shelf: its index gives its files names by chance, and facts and feed bear the moment.
INDEX, SHELF, SHELF_FACTS = "/shelf/index/", "shelf.json", "shelf.sqlite3"
SHELF_ROWS = (
    "select * from decisions", "select * from reports", "select * from improvements",
    "select * from tombstones", "select * from counts", "select number, kind, body from changes",
)  # fmt: skip
PRINTED = "authority=A,year=B,received=C"
TABLES = (
    "casework_case", "casework_casebody", "casework_decisionevent", "casework_complianceevent",
    "casework_intake", "annual_letterversion", "annual_publication",
    "outbox_message", "history_publishedfigure", "changes_change", "changes_shownfact",
)  # fmt: skip


def steps(folder: Path, year: int = 2020) -> dict[str, Step]:
    """Every step of the run that changes something, in order."""
    return {
        "import": ("import", folder, "--by", "officer"),
        "freeze": ("freeze", year, "--by", "officer"),
        "count": ("count", year, "--by", "officer"),
        "write": ("write", year, "--by", "officer"),
        "approve": ("approve", year, "--by", "ombudsman"),
        "issue": ("issue", year, "--by", "officer"),
        "publish": ("publish", year, "--by", "officer"),
        "recode": ("import", folder.parent / "later", "--by", "officer"),
        "correct": ("correct", year, "--why", "recorded wrongly", "--by", "officer"),
        "accept": ("accept", folder.parent / "printed", "--columns", PRINTED, "--by", "officer"),
        ROLL: ("roll",),
    }


def pass_decisions(data: Path) -> None:
    """Two decisions pass the gate and are due; what was public of a third was taken down."""
    past, today = "2026-01-05 09:30:00", "2026-06-01 09:30:00"
    rows = [
        ("19 000 001", "luton", "housing", "upheld", '{"summary": "A lamp fell."}', None),
        ("19 000 003", "croydon", "adult_care", "not_upheld", '{"summary": "No fault."}', None),
        ("19 000 002", "luton", "planning", "upheld", "{}", today),
    ]
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database, database:
        for reference, body, heading, outcome, sections, gone in rows:
            database.execute(
                "insert into casework_publisheddecision (reference, authority_id, version, subject,"
                " heading, outcome, decided, sections, provenance, public_from, keep_until,"
                " passed_at, passed_by, exception_why, taken_down_at, taken_down_by,"
                " taken_down_for, taken_down_why)"
                " values (?, ?, 1, 'noise', ?, ?, '2019-12-01', ?, 'casework', ?, '2099-12-01', ?,"
                " 'person 1', '', ?, ?, ?, '')",
                (reference, body, heading, outcome, sections, past, past, gone,
                 "person 1" if gone else "", "interests" if gone else ""),
            )  # fmt: skip


def write_lists(folder: Path) -> Path:
    """The small year, and beside it a list that a correction is about, and printed figures."""
    printed = folder.parent / "printed"
    printed.mkdir(parents=True)
    for year in range(2014, 2018):
        rows = ("body,year,received", f"leeds,{year},{year + 9}", f"croydon,{year},{year + 7}")
        (printed / f"{year}.csv").write_text("\n".join(rows))
    changed = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"
    lists.write(folder.parent / "later", decided_csv=(lists.DECIDED, changed))
    return lists.write_year(folder)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A data folder just before a step, how long the step takes, and the state it leads to."""

    before: Path
    step: Step
    seconds: float
    after: dict[str, Any]


class Process(Protocol):
    """A run that was started and may be killed."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code; `TimeoutExpired` if it is still at work after `timeout` seconds."""

    def kill(self) -> None:
        """SIGKILL."""


Start = Callable[[Step, Path], Process]


def start_program(step: Step, data: Path) -> Process:
    """Start the program as a user does."""
    return subprocess.Popen(
        command(*step),
        env=environment_of(data),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def stages(
    prepared: Path, folder: Path, work: Path, start: Start = start_program
) -> dict[str, Stage]:
    """Run every step once without a kill, keeping the folder before each."""
    data, found = work / "data", {}
    shutil.copytree(prepared, data, symlinks=True)
    for name, step in steps(folder).items():
        if name == ROLL:
            pass_decisions(data)
        before = work / f"before-{name}"
        shutil.copytree(data, before, symlinks=True)
        started = time.perf_counter()
        assert start(step, data).wait() == 0, name
        seconds = time.perf_counter() - started
        found[name] = Stage(before=before, step=step, seconds=seconds, after=state_of(data))
    return found


def kill_and_rerun(stage: Stage, data: Path, moment: float, start: Start = start_program) -> bool:
    """Kill the step at a moment, run it again to its end; whether it was at work when killed."""
    shutil.copytree(stage.before, data, symlinks=True)
    process = start(stage.step, data)
    hit = False
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        hit = True
    again = start(stage.step, data).wait()
    # A correction that was complete before the kill has nothing left to correct and is refused;
    # the state is compared all the same.
    repeated = again == REFUSED and stage.step[0] == "correct"
    assert again == 0 or repeated, f"run again it ended with {again}"
    return hit


def state_of(data: Path) -> dict[str, Any]:
    """What a user would find: files by digest, rows by kind, letters, messages, audit actions."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        rows = {name: _rows(connection, f"select count(*) from {name}") for name in TABLES}  # noqa: S608
        letters = _rows(
            connection, "select authority_id, version, state, sha256 from annual_letterversion"
        )
        messages = _rows(connection, "select message_id, state from outbox_message")
        actions = _rows(connection, "select action, subject from casework_auditevent")
    served = str(link.readlink()) if (link := data / CURRENT).is_symlink() else ""
    files = _files(data)
    before = {name for name in files if name.startswith(STORES) and f"public/{served}/" not in name}
    return {
        "rows": rows,
        "letters": sorted(letters),
        "messages": sorted(messages),
        "actions": Counter(actions),
        "files": {name: digest for name, digest in files.items() if name not in before},
        "served": served,
        BEFORE: {name: files[name] for name in before},
    }


def _rows(connection: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def _files(data: Path) -> dict[str, str]:
    found = {}
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        clocked = name.startswith(("casework.sqlite3", "run.lock", "roll.asked")) or INDEX in name
        if path.is_file() and not clocked:
            found[name] = _digest(path)
    return found


def _digest(path: Path) -> str:
    if path.suffix == ".eml":
        return "a mail bears the moment at which it was queued"
    if path.name == SHELF_FACTS:
        with closing(sqlite3.connect(path)) as facts:
            rows = [_rows(facts, sql) for sql in SHELF_ROWS]
        return hashlib.sha256(repr(rows).encode()).hexdigest()
    content = path.read_bytes()
    if path.name in {"cut.json", "manifest.json", SHELF}:
        manifest = json.loads(content)
        content = json.dumps({k: v for k, v in manifest.items() if k not in CLOCKED}).encode()
    return hashlib.sha256(content).hexdigest()


def differences(expected: dict[str, Any], found: dict[str, Any]) -> Sequence[str]:
    """The parts in which two states differ.

    Killed between its site and its shelf, a run is continued by one that opens the site at once
    with the shelf that was served, and then with its own. So the edition kept for answers under
    way may be that one, which has every file of the served one but for its shelf.
    """
    differing = [name for name in expected if expected[name] != found[name]]
    if BEFORE in differing and _opened_at_once(found):
        differing.remove(BEFORE)
    return differing


def _opened_at_once(found: dict[str, Any]) -> bool:
    served = found["served"].removeprefix("stores/")
    kept = {name.removeprefix(STORES).split("/")[0] for name in found[BEFORE]}
    if len(kept) != 1 or not (early := kept.pop()).startswith(served[:SITE]):
        return False
    return _of_site(found["files"], served) == _of_site(found[BEFORE], early)


def _of_site(files: dict[str, str], edition: str) -> dict[str, str]:
    place = f"{STORES}{edition}/"
    inside = {name.removeprefix(place): files[name] for name in files if name.startswith(place)}
    return {
        name: digest
        for name, digest in inside.items()
        # It says which edition it is, by site and shelf.
        if name != "store.json" and not name.startswith("shelf/")
    }
