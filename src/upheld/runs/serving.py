"""Serve: the public site and the staff site, a process each, and the roll by the clock."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections

from upheld.domain.errors import OutsideFailed
from upheld.register.queries.installation import is_demonstration
from upheld.runs.people import how_to_sign_in
from upheld.runs.session import looking

PUBLIC_APPLICATION = "upheld.config.public:application"
STAFF_APPLICATION = "upheld.config.staff_wsgi:application"
# Hosts that only this machine reaches: a demonstration there is served without https.
THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
ROLL_EVERY_SECONDS = 60
# How often the parent looks whether a child has ended or a signal has come.
GLANCE_SECONDS = 0.2
# Threads of a public process; each opens the facts once. Two cores are busy with fewer.
THREADS = 4
# An answer under way may take this long to end before its process is ended.
GRACE_SECONDS = 10
# The public process gets nothing else of the machine's environment: no casework, no secret.
PASSED_ON = (
    "UPHELD_TRUST_PROXY",
    "PATH",
    "LANG",
    "LC_ALL",
    "PYTHONPATH",
    "TZ",
    "TMPDIR",
    "SYSTEMROOT",
)


def serve(
    *, host: str, port: int, staff_port: int, workers: int, tell: Callable[[str], None]
) -> None:
    """Serve until told to stop (SIGTERM, SIGINT); then let answers under way end.

    Raises `OutsideFailed` where a process ends by itself, such as on a port in use.
    """
    plain = _is_demonstration() and host in THIS_MACHINE
    public = _granian(PUBLIC_APPLICATION, host, port, workers)
    staff = _granian(STAFF_APPLICATION, host, staff_port, 1)
    with (
        _stopping() as stopped,
        _process(public, public_environment()) as first,
        _process(staff, staff_environment(plain=plain)) as second,
    ):
        tell(f"public site: http://{host}:{port}/ (stop with Ctrl-C)")
        for line in how_to_sign_in(f"http://{host}:{staff_port}") if plain else ():
            tell(line)
        rolled, roll = time.monotonic(), _roll()
        while not stopped():
            _check(first, "public", port)
            _check(second, "staff", staff_port)
            if roll.poll() is not None and time.monotonic() - rolled >= ROLL_EVERY_SECONDS:
                rolled, roll = time.monotonic(), _roll()
            time.sleep(GLANCE_SECONDS)
        # What it had begun, the next one takes up.
        roll.terminate()
        roll.wait()


def public_environment() -> dict[str, str]:
    """All that the public process is told."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {"UPHELD_PUBLIC": str(settings.UPHELD_PUBLIC)}


def _is_demonstration() -> bool:
    with looking("serve"):
        found = bool(is_demonstration())
    # Waiting for a signal takes no connection.
    connections.close_all()
    return found


def staff_environment(*, plain: bool) -> dict[str, str]:
    """What the staff process is told: everything, and whether it may answer without https."""
    told = dict(os.environ) | {"UPHELD_DATA": str(settings.UPHELD_DATA)}
    return told | ({"UPHELD_STAFF_INSECURE": "1"} if plain else {})


def _granian(application: str, host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
        "--port", str(port), "--workers", str(workers), "--blocking-threads", str(THREADS),
        "--no-ws", "--log-level", "warning", application,
    ]  # fmt: skip


def _check(process: subprocess.Popen[bytes], name: str, port: int) -> None:
    if process.poll() is not None:
        raise OutsideFailed(
            f"the {name} process ended by itself ({process.returncode}); is port {port} in use?"
        )


@contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=environment, cwd=Path("/"))  # noqa: S603 - our own
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _roll() -> subprocess.Popen[bytes]:
    # A process of its own with the staff settings; it says only what went wrong.
    command = [sys.executable, "-m", "upheld", "roll"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    asked: list[int] = []
    before = {
        number: signal.signal(number, lambda got, _frame: asked.append(got))
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield lambda: bool(asked)
    finally:
        for number, action in before.items():
            signal.signal(number, action)
