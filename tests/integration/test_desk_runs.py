"""A step started from the year's desk: a process of its own, one at a time, killed, continued."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from support import lists, program
from support.program import Program

pytestmark = pytest.mark.slow

_ASK = """
import json, os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.domain.errors import Refused
from upheld.casework.models import AuditEvent
from upheld.casework.origin import coming_from
from upheld.runs.annual.models import DeskRun
from upheld.runs.desk.starting import start, start_again, under_way
from upheld.runs.desk.steps import Step
said = []
for word in sys.argv[1:]:
    try:
        if word == "again":
            start_again(DeskRun.objects.latest("id"), by="person 7", blocked=())
        elif word != "look":
            with coming_from("192.0.2.7"):
                start(Step(word), year=2020, by="person 7")
    except Refused as refusal:
        said.append(str(refusal))
last = DeskRun.objects.latest("id")
print(json.dumps({"said": said, "alive": under_way() is not None, "ended": bool(last.ended_at),
    "well": last.went_well, "words": last.said, "runs": DeskRun.objects.count(),
    "progress": last.progress, "from": list(AuditEvent.objects.order_by("id").values_list(
        "action", "origin").filter(action__in=("ask_step", "freeze", "end_step")))}))
"""
LONGEST = 60.0


def ask(data: Path, *words: str, **told: str) -> dict[str, Any]:
    """Ask for steps one after the other in a process that then ends; what it finds."""
    command = [sys.executable, "-c", _ASK, *words]
    environment = program.environment_of(data) | told
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def after(data: Path, **told: str) -> dict[str, Any]:
    """What there is once nothing is under way."""
    ends = time.monotonic() + LONGEST
    while (found := ask(data, "look", **told))["alive"] and time.monotonic() < ends:
        time.sleep(0.2)
    return found


def working_on(data: Path) -> list[int]:
    """Processes that take a step in a data folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "cmdline").read_bytes().split(b"\0")
            environment = (path / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"desk" in words and f"UPHELD_DATA={data}".encode() in environment:
            found.append(int(path.name))
    return found


@contextmanager
def at_work(data: Path) -> Iterator[None]:
    """Another run is at work, so that a step waits for it."""
    with (data / "run.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture
def year(program: Program, tmp_path: Path) -> Path:
    """A data folder with a small year in it."""
    assert program("import", lists.write_year(tmp_path / "lists")).returncode == 0
    return tmp_path / "data"


def test_a_step_outlives_who_asked_and_is_asked_for_once(year: Path) -> None:
    """The second start is refused in words while the first is under way; its person is kept."""
    with at_work(year):
        asked = ask(year, "freeze", "freeze")
        assert asked["alive"]
        assert "freezing 2020 is under way since" in str(asked["said"])
    done = after(year)
    assert (done["well"], done["runs"]) == (True, 1)
    manifest = json.loads((year / "years/2020/cuts/v1/cut.json").read_text())
    assert manifest["by"] == "person 7"
    there = "staff site, person 7, 192.0.2.7"
    assert done["from"] == [
        ["ask_step", "192.0.2.7"], ["freeze", there], ["end_step", there],
    ]  # fmt: skip


def test_what_a_step_refuses_is_in_its_row(year: Path) -> None:
    """In words, for the page to show."""
    ask(year, "count")
    done = after(year)
    assert done["well"] is False
    assert "2020 is not frozen yet" in str(done["words"])


def test_a_killed_step_has_broken_off_and_goes_on(year: Path) -> None:
    """The lock is free at once; pressing again takes the step to its end."""
    with at_work(year):
        ask(year, "freeze")
        killed = working_on(year)
        for process in killed:
            os.kill(process, signal.SIGKILL)
    assert killed
    found = after(year)
    assert (found["alive"], found["ended"]) == (False, False)
    ask(year, "again")
    assert after(year)["well"] is True


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def told(request: pytest.FixtureRequest) -> dict[str, str]:
    """The setting of either database."""
    if request.param == "sqlite":
        return {}
    return {"DATABASE_URL": request.getfixturevalue("postgresql").get_uri()}


def test_a_step_waits_for_another_run(
    program: Program, tmp_path: Path, told: dict[str, str]
) -> None:
    """A roll or a command that is at work ends first; who watches is told; then it goes on."""
    data = tmp_path / "data"
    folder = lists.write_year(tmp_path / "lists")
    assert program("import", folder, environment=told).returncode == 0
    with at_work(data):
        assert "freezing 2020 is under way since" in str(ask(data, "freeze", "count", **told))
        found, ends = ask(data, "look", **told), time.monotonic() + LONGEST
        while not found["progress"] and time.monotonic() < ends:
            found = ask(data, "look", **told)
        assert "waiting for another run to end" in str(found["progress"])
        assert (found["alive"], found["ended"]) == (True, False)
    done = after(data, **told)
    assert (done["well"], done["progress"], done["runs"]) == (True, "", 1)
    assert done["words"] == "2020 is frozen: 3 rows."
    assert done["from"][-1] == ["end_step", "staff site, person 7, 192.0.2.7"]
    ask(data, "write", **told)
    refused = after(data, **told)
    assert (refused["well"], "then count it" in str(refused["words"])) == (False, True)


def test_a_number_that_waits_for_nothing_is_refused(program: Program) -> None:
    """Only what was asked for on the staff site is taken, and once."""
    done = program("desk", 7)
    assert done.returncode == 2
    assert "is no step that waits" in done.stderr
