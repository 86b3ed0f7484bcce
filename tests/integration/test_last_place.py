"""Two people ask for the last place at one instant: one gets it, the other stands first in line.

`test_two_at_once` has three people on the last place, on PostgreSQL too.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import program

ROUNDS = 6
# Each takes a place in each session; whoever was first gives it back. Ann begins and ends.
_BOOK = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support import training
from upheld.outreach.actions.by_public import PUBLIC, add_booking, cancel_place
from upheld.outreach.models import Session
who, rounds = sys.argv[1], int(sys.argv[2])
if who == "Ann":
    training.course()
    for day in range(rounds):
        training.booked(training.session(days=30 + day, places=2), "Zoe")
print("ready", flush=True)
for at in range(rounds):
    sys.stdin.readline()
    session = Session.objects.order_by("pk")[at]
    booked = add_booking(told=training.told(session, who), seed=os.urandom(32), by=PUBLIC)
    print(booked.state, booked.ahead, flush=True)
    sys.stdin.readline()
    if booked.state == "booked":
        cancel_place(receipt=booked.receipt, code=booked.code, by=PUBLIC)
    print("given back", flush=True)
sys.stdin.readline()
for session in Session.objects.order_by("pk"):
    states = training.states(session)
    print(session.held, sorted(states.pop(who) for who in ("Ann", "Ben")), states)
"""


@pytest.mark.slow
def test_the_last_place_goes_to_one(prepared: Path, tmp_path: Path) -> None:
    """In each round one has it and one waits; given back, it is the other's."""
    shutil.copytree(prepared, tmp_path / "data")
    told = program.environment_of(tmp_path / "data") | program.shared()
    both = [run_on(told, _BOOK, who, str(ROUNDS)) for who in ("Ann", "Ben")]
    assert heard(both) == ["ready"] * 2
    for _ in range(ROUNDS):
        assert sorted(asked(both)) == ["booked 0", "waiting 0"]
        assert asked(both) == ["given back"] * 2
    found = "2 ['booked', 'cancelled'] {'Zoe': 'booked'}\n" * ROUNDS
    assert [each.communicate("\n") for each in both] == [(found, None)] * 2


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
    return heard(both)


def heard(both: "list[subprocess.Popen[str]]") -> list[str]:
    """The next line of each."""
    return [each.stdout.readline().strip() for each in both if each.stdout]
