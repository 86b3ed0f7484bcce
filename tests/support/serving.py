"""A process of ours that answers requests while a test asks it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from support import program
from support.public_server import UNTIL_WELL


@contextmanager
def serving(application: str, port: int, data: Path, told: Mapping[str, str]) -> Iterator[str]:
    """Address of an application on this machine; it says nothing in its log."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        application,
    ]  # fmt: skip
    environment = program.environment_of(data) | dict(told)
    address = f"http://127.0.0.1:{port}"
    with (data / f"{port}.log").open("w+b") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            well = [sys.executable, "-c", UNTIL_WELL, f"{address}/healthz"]
            subprocess.run(well, check=True)
            yield address
        finally:
            server.terminate()
            server.wait()
        log.seek(0)
        assert log.read() == b""
