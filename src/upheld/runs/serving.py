"""Serve: the public site as a process of its own, and the roll by the clock beside it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from django.conf import settings

from upheld.domain.errors import OutsideFailed
from upheld.publication.reader import read_next_hour
from upheld.toolbox import clock

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
    with _stopping() as stopped, _public_process(host, port, workers) as public, _Rolls() as rolls:
        tell(f"public site: http://{host}:{port}/ (stop with Ctrl-C)")
        while not stopped():
            if public.poll() is not None:
                raise OutsideFailed(
                    f"the public process ended by itself ({public.returncode}); "
                    f"is port {port} in use?"
                )
            rolls.start_if_due()
            time.sleep(GLANCE_SECONDS)


class _Rolls:
    """The roll, every minute and at every public hour, one at a time."""

    def __init__(self) -> None:
        self._last = clock.now()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        # What it had begun, the next one takes up.
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def start_if_due(self) -> None:
        """Start one where a minute has passed, or a public hour has come since the last."""
        if self._process is not None and self._process.poll() is None:
            return
        now, hour = clock.now(), read_next_hour(Path(settings.UPHELD_PUBLIC))
        come = hour is not None and self._last < hour <= now
        if come or (now - self._last).total_seconds() >= ROLL_EVERY_SECONDS:
            self._start()

    def _start(self) -> None:
        # A process of its own with the staff settings; it says only what went wrong.
        self._last = clock.now()
        command = [sys.executable, "-m", "upheld", "roll"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own


def public_command(host: str, port: int, workers: int) -> list[str]:
    """The words that start the public process."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
        "--port", str(port), "--workers", str(workers), "--blocking-threads", str(THREADS),
        "--no-ws", "--log-level", "warning", PUBLIC_APPLICATION,
    ]  # fmt: skip


def public_environment() -> dict[str, str]:
    """All that the public process is told."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {"UPHELD_PUBLIC": str(settings.UPHELD_PUBLIC)}


@contextmanager
def _public_process(host: str, port: int, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    command = public_command(host, port, workers)
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
