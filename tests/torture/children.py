"""Runs of the program in forks of this process, which can be killed, and what came of that."""

import gc
import multiprocessing
import os
import signal
import subprocess
import time
from collections.abc import Callable
from importlib import import_module
from multiprocessing import forkserver
from pathlib import Path

import django

from support.killing import Step

# Where a gateway puts what it took, under names of its own: a file may come twice.
TAKEN = "taken"
POLL = 0.002  # seconds between two looks at a child: short against the shortest step, 0.1 s
# What commands read only when they are run.
LATE = ("rich", "support.surveys", "support.training", "upheld.pages.whole")
_SERVED = multiprocessing.get_context("forkserver")
NO_LIMIT = 1_000_000  # letters in a minute, where a server of a test takes them


class Child:
    """A forked run of the program."""

    def __init__(self, pid: int) -> None:
        """Watch a child."""
        self._pid = pid
        self._code: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code; `TimeoutExpired` if it is still at work."""
        ends = None if timeout is None else time.perf_counter() + timeout
        while self._code is None:
            done, status = os.waitpid(self._pid, os.WNOHANG)
            if done:
                self._code = os.waitstatus_to_exitcode(status)
            elif ends is not None and time.perf_counter() >= ends:
                raise subprocess.TimeoutExpired("upheld", timeout or 0)
            else:
                time.sleep(POLL)
        return self._code

    def kill(self) -> None:
        """SIGKILL."""
        os.kill(self._pid, signal.SIGKILL)

    def killed_after(self, moment: float) -> bool:
        """Kill it at a moment of its work; False where it had ended by then."""
        try:
            self.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            self.kill()
            self.wait()
            return True
        return False


def load_program() -> None:
    """Read what every run reads, so that a kill falls into the work and not into the start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings")
    django.setup()
    for topic in import_module("upheld.cli.commands").TOPICS:
        import_module(f"upheld.cli.commands.{topic}")
    for read_late in LATE:
        import_module(read_late)
    # It forks the workers of every run: each reads the program anew elsewhere, which takes most of
    # the time that a site of a few bodies takes.
    multiprocessing.set_forkserver_preload(["upheld.runs.rolling.building"])
    forkserver.ensure_running()
    # A child that looks for rubbish among all this would copy it first.
    gc.freeze()


def seconds_of(child: "Child") -> float:
    """How long a run lasts that nobody kills; it must end well."""
    begun = time.perf_counter()
    code = child.wait()
    assert code == 0, f"without a kill it ended with {code}"
    return time.perf_counter() - begun


def start_forked(step: Step, data: Path, *, smtp: int = 0) -> Child:
    """Run one step of the program in a fork; with a port, letters go to a server on it."""

    def run_step() -> int:
        from upheld.cli.main import run_arguments  # noqa: PLC0415 - in the child alone

        return run_arguments([str(word) for word in step])

    return start_work(run_step, data, smtp=smtp)


def start_work(work: Callable[[], int], data: Path, *, smtp: int = 0) -> Child:
    """Do some work of the program's parts in a fork, on a data folder."""
    pid = os.fork()
    if pid == 0:
        os._exit(_run(work, data, smtp))
    return Child(pid)


def _run(work: Callable[[], int], data: Path, smtp: int) -> int:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    # It names the settings, for a parent that has not loaded the program.
    import_module("upheld.cli.main")
    from django.conf import settings  # noqa: PLC0415 - in the child alone
    from django.db import connections  # noqa: PLC0415 - in the child alone

    from upheld.config.mail_server import smtp_server  # noqa: PLC0415 - in the child alone

    # Whom a run sets to work inherits nothing of it, as ever, and has the program loaded.
    multiprocessing.get_context = lambda _: _SERVED  # type: ignore[assignment,misc,return-value] # for this child
    forkserver._forkserver.ensure_running = lambda: None  # type: ignore[attr-defined,method-assign] # noqa: SLF001 - started by the parent
    # It waits for what everybody else on the machine has written; a kill loses nothing of that.
    os.sync = lambda: None  # type: ignore[assignment] # for this child
    settings.UPHELD_DATA, settings.UPHELD_PUBLIC = data, data / "public"
    settings.UPHELD_SMTP = smtp_server(f"smtp://127.0.0.1:{smtp}" if smtp else "", "")
    settings.UPHELD_SMTP_RATE = NO_LIMIT
    connections["default"].settings_dict["NAME"] = data / "casework.sqlite3"
    try:
        return work()
    except BaseException:  # noqa: BLE001 - a child must never return into the parent's code
        return 70


def unlock(data: Path) -> None:
    """Make folders writable: one that is read-only could be removed by root alone."""
    for path in data.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)


def take_mails(data: Path, *outboxes: str) -> None:
    """As a mail gateway does: whatever lies there whole is sent, and is there no more."""
    (data / TAKEN).mkdir()
    whole = [path for each in outboxes for path in sorted(data.glob(f"outbox/{each}/*.eml"))]
    for number, path in enumerate(whole):
        path.rename(data / TAKEN / f"{number}.eml")
