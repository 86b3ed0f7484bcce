"""Serve: the public site as a process of its own, and the roll by the clock beside it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import OutsideFailed

PUBLIC_APPLICATION = "upheld.config.public:application"
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


def serve(*, host: str, port: int, workers: int, tell: Callable[[str], None]) -> None:
    """Serve until told to stop (SIGTERM, SIGINT); then let answers under way end.

    Raises `OutsideFailed` where the public process ends by itself, such as on a port in use.
    """
    with _stopping() as stopped, _public_process(host, port, workers) as public:
        tell(f"public site: http://{host}:{port}/ (stop with Ctrl-C)")
        rolled, roll = time.monotonic(), _roll()
        while not stopped():
            if public.poll() is not None:
                raise OutsideFailed(
                    f"the public process ended by itself ({public.returncode}); "
                    f"is port {port} in use?"
                )
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


@contextmanager
def _public_process(host: str, port: int, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
        "--port", str(port), "--workers", str(workers), "--blocking-threads", str(THREADS),
        "--no-ws", "--log-level", "warning", PUBLIC_APPLICATION,
    ]  # fmt: skip
    process = subprocess.Popen(command, env=public_environment(), cwd=Path("/"))  # noqa: S603 - our own
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
