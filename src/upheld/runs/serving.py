"""Serve: public site, staff site and public forms as processes of their own, and the roll."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import connections

from upheld.domain.errors import OutsideFailed, Refused
from upheld.publication.reader import read_next_hour
from upheld.register.queries.installation import is_demonstration
from upheld.register.sooner import is_asked
from upheld.runs import processes
from upheld.runs.people import how_to_sign_in
from upheld.runs.session import looking
from upheld.toolbox import clock
from upheld.toolbox.ports import why_not

# Hosts that only this machine reaches: a demonstration there is served without https.
THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
ROLL_EVERY_SECONDS = 60
# Where the roll that somebody asked for could not begin, as during a long run; each try costs a
# second of computing.
ASKED_AGAIN_SECONDS = 10
# How often the parent looks whether a child has ended or a signal has come.
GLANCE_SECONDS = 0.2


def serve(
    *,
    host: str,
    port: int,
    staff_port: int,
    council_port: int,
    workers: int,
    tell: Callable[[str], None],
) -> None:
    """Serve until told to stop (SIGTERM, SIGINT); then let answers under way end.

    Raises `OutsideFailed` where a process ends by itself, such as on a port in use.
    """
    _check_ports(host, {"--port": port, "--staff-port": staff_port, "--council-port": council_port})
    plain = _is_demonstration() and host in THIS_MACHINE
    public = processes.public_command(host, port, workers)
    staff = processes.staff_command(host, staff_port)
    council = processes.council_command(host, council_port)
    forms = f"http://{host}:{council_port}"
    with (
        _stopping() as stopped,
        processes.running(public, processes.public_environment(forms)) as first,
        processes.running(staff, processes.staff_environment(forms, plain=plain)) as second,
        processes.running(council, processes.council_environment(plain=plain)) as third,
        _Rolls(forms) as rolls,
    ):
        tell(f"public site: http://{host}:{port}/ (stop with Ctrl-C)")
        for line in how_to_sign_in(f"http://{host}:{staff_port}") if plain else ():
            tell(line)
        tell(f"public forms: {forms}/")
        while not stopped():
            _check(first, "public", port)
            _check(second, "staff", staff_port)
            _check(third, "council", council_port)
            rolls.start_if_due()
            time.sleep(GLANCE_SECONDS)


class _Rolls:
    """The roll, every minute, at every public hour and where one was asked for, one at a time."""

    def __init__(self, forms: str) -> None:
        self._told = processes.roll_environment(forms)
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
        """Start one where a minute has passed, a public hour has come, or somebody asked for it."""
        if self._process is not None and self._process.poll() is None:
            return
        now, hour = clock.now(), read_next_hour(Path(settings.UPHELD_PUBLIC))
        come = hour is not None and self._last < hour <= now
        since = (now - self._last).total_seconds()
        failed = self._process is not None and self._process.returncode != 0
        asked = is_asked() and (not failed or since >= ASKED_AGAIN_SECONDS)
        if asked or come or since >= ROLL_EVERY_SECONDS:
            self._start()

    def _start(self) -> None:
        # A process of its own with the staff settings; it says only what went wrong.
        self._last = clock.now()
        command = [sys.executable, "-m", "upheld", "roll"]
        self._process = subprocess.Popen(  # noqa: S603 - our own
            command, stdout=subprocess.DEVNULL, env=self._told
        )


def _is_demonstration() -> bool:
    with looking("serve"):
        found = bool(is_demonstration())
    # Waiting for a signal takes no connection.
    connections.close_all()
    return found


def _check_ports(host: str, ports: dict[str, int]) -> None:
    if len(set(ports.values())) < len(ports):
        said = ", ".join(f"{name} {port}" for name, port in ports.items())
        raise Refused(f"each process needs a port of its own: {said}")
    # Two servers of ours could listen on one port side by side, and neither would say so.
    for name, port in ports.items():
        if why := why_not(host, port):
            raise OutsideFailed(f"{host} port {port}: {why}; choose another with --host or {name}")


def _check(process: subprocess.Popen[bytes], name: str, port: int) -> None:
    if process.poll() is not None:
        raise OutsideFailed(
            f"the {name} process ended by itself ({process.returncode}); is port {port} in use?"
        )


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
