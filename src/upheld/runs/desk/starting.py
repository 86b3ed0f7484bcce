"""Start a step of the year's desk as a process of its own, one at a time.

The lock is a file that is opened here and handed on: the system frees it when the process of the
step ends, however it ends. So a row without an end is under way only while that file is held.
"""

import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from upheld.casework.origin import handed_on
from upheld.domain.errors import Refused
from upheld.runs.annual.actions.desk_runs import ask_run
from upheld.runs.annual.models import DeskRun
from upheld.runs.desk.steps import Step
from upheld.toolbox import clock

LOCK = "desk.lock"
# Whoever only looks holds the file for an instant; a start waits so long for that.
WAIT_SECONDS, LOOK_SECONDS = 1.0, 0.05


def start(
    step: Step, *, year: int | None, by: str, wishes: Mapping[str, Any] | None = None
) -> DeskRun:
    """Start a step; `Refused` in words while another one, or this one, is under way.

    Year, person and wishes are in the row: nothing of them is on the command line.
    """
    with _held() as lock:
        run = ask_run(step=step.value, year=year, wishes=wishes or {}, by=by)
        launch(run, lock)
    return run


def start_again(run: DeskRun, *, by: str, blocked: Collection[str]) -> DeskRun:
    """Start once more what a run was asked for, where it broke off or failed.

    By whoever presses now: refused where it names a body in `blocked`, with which that person has
    a conflict; what left such bodies out leaves out theirs.
    """
    wishes = dict(run.wishes)
    if set(blocked) & set(wishes.get("bodies", ())):
        raise Refused("you have a conflict with a body of this step: somebody else continues it")
    if "leave_out" in wishes:
        wishes["leave_out"] = sorted(blocked)
    return start(Step(run.step), year=run.year, by=by, wishes=wishes)


def under_way() -> DeskRun | None:
    """The run whose process is alive, if there is one."""
    newest = DeskRun.objects.filter(ended_at__isnull=True).order_by("-id").first()
    return newest if newest and not _is_free() else None


def launch(run: DeskRun, lock: IO[str]) -> None:
    """Start the process of a run and hand it the lock."""
    command = [sys.executable, "-m", "upheld", "desk", str(run.pk)]
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    environment |= {"UPHELD_DATA": str(settings.UPHELD_DATA)} | handed_on(run.asked_by)
    process = subprocess.Popen(  # noqa: S603 - our own program and a number
        command,
        env=environment,
        cwd=Path("/"),
        pass_fds=(lock.fileno(),),
        # Stopping the staff site does not stop a step.
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # Somebody has to take note of its end, or the system keeps a place for it.
    threading.Thread(target=process.wait, daemon=True).start()


@contextmanager
def _held() -> Iterator[IO[str]]:
    with _lock_file() as lock:
        ends = time.monotonic() + WAIT_SECONDS
        while not _locked(lock, fcntl.LOCK_EX):
            if time.monotonic() > ends:
                raise Refused(_busy())
            time.sleep(LOOK_SECONDS)
        yield lock


def _busy() -> str:
    newest = DeskRun.objects.filter(ended_at__isnull=True).order_by("-id").first()
    if newest is None:
        return "a step is just being started or has just ended; look again"
    doing = Step(newest.step).doing(newest.year)
    since = clock.spoken(newest.asked_at)
    return f"{doing} is under way since {since}; nothing more was started"


def _is_free() -> bool:
    with _lock_file() as lock:
        return _locked(lock, fcntl.LOCK_SH)


def _locked(lock: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_file() -> IO[str]:
    path = Path(settings.UPHELD_DATA) / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a+", encoding="ascii")
