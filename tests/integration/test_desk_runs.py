"""A step started from the year's desk: a process of its own, one at a time, killed, continued."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import lists, program
from support.program import Program

_ASK = """
import json, os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.domain.errors import Refused
from upheld.runs.annual.models import DeskRun
from upheld.runs.desk.starting import start, start_again, under_way
from upheld.runs.desk.steps import Step
said = []
for word in sys.argv[1:]:
    try:
        if word == "again":
            start_again(DeskRun.objects.latest("id"), by="person 7")
        elif word != "look":
            start(Step(word), year=2020, by="person 7")
    except Refused as refusal:
        said.append(str(refusal))
last = DeskRun.objects.latest("id")
print(json.dumps({"said": said, "alive": under_way() is not None, "ended": bool(last.ended_at),
    "well": last.went_well, "words": last.said, "runs": DeskRun.objects.count()}))
"""
LONGEST = 60.0


def ask(data: Path, *words: str) -> dict[str, object]:
    """Ask for steps one after the other in a process that then ends; what it finds."""
    command = [sys.executable, "-c", _ASK, *words]
    done = subprocess.run(
        command, env=program.environment_of(data), capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def after(data: Path) -> dict[str, object]:
    """What there is once nothing is under way."""
    ends = time.monotonic() + LONGEST
    while (found := ask(data, "look"))["alive"] and time.monotonic() < ends:
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


@pytest.fixture
def year(program: Program, tmp_path: Path) -> Path:
    """A data folder with a small year in it."""
    assert program("import", lists.write_year(tmp_path / "lists")).returncode == 0
    return tmp_path / "data"


def test_a_step_outlives_who_asked_and_is_asked_for_once(year: Path) -> None:
    """The second start is refused in words while the first is under way; its person is kept."""
    asked = ask(year, "freeze", "freeze")
    assert asked["alive"]
    assert "freezing 2020 is under way since" in str(asked["said"])
    done = after(year)
    assert (done["well"], done["runs"]) == (True, 1)
    manifest = json.loads((year / "years/2020/cuts/v1/cut.json").read_text())
    assert manifest["by"] == "person 7"


def test_what_a_step_refuses_is_in_its_row(year: Path) -> None:
    """In words, for the page to show."""
    ask(year, "count")
    done = after(year)
    assert done["well"] is False
    assert "2020 is not frozen yet" in str(done["words"])


def test_a_killed_step_has_broken_off_and_goes_on(year: Path) -> None:
    """The lock is free at once; pressing again takes the step to its end."""
    ask(year, "freeze")
    killed = working_on(year)
    for process in killed:
        os.kill(process, signal.SIGKILL)
    assert killed
    found = after(year)
    assert (found["alive"], found["ended"]) == (False, False)
    ask(year, "again")
    assert after(year)["well"] is True


def test_a_step_waits_for_another_run(year: Path) -> None:
    """A roll or a command that is at work ends first."""
    hold = "import fcntl, sys, time; f = open(sys.argv[1], 'a'); fcntl.flock(f, 2); time.sleep(4)"
    with subprocess.Popen([sys.executable, "-c", hold, str(year / "run.lock")]) as other:
        time.sleep(0.5)
        ask(year, "freeze")
        assert other.poll() is None
    assert after(year)["well"] is True


def test_a_number_that_waits_for_nothing_is_refused(program: Program) -> None:
    """Only what was asked for on the staff site is taken, and once."""
    done = program("desk", 7)
    assert done.returncode == 2
    assert "is no step that waits" in done.stderr
