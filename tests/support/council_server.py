"""The public forms as a process of their own, with a register and no casework."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from support import program
from support.public_server import UNTIL_WELL

# Below every port that another server of a test may have.
PORT = 10_000 + os.getpid() % 10_000
_DEMONSTRATION = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.register.actions.installation import settle_kind
settle_kind(demonstration=True, by="tests")
"""


@contextmanager
def serving_forms(
    data: Path, *, port: int = PORT, application: str = "upheld.config.council_wsgi:application",
    told: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:  # fmt: skip
    """Address of the forms, on plain http as `upheld serve` serves a demonstration."""
    program.run_python(_DEMONSTRATION, data=data)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        application,
    ]  # fmt: skip
    environment = program.environment_of(data) | {"UPHELD_COUNCIL_INSECURE": "1", **told}
    address = f"http://127.0.0.1:{port}"
    with (data / "council.log").open("w+b") as log:
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
