"""The demonstration made by the program itself, and the public site as `upheld serve` serves it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support import ports, program

YEARS = (2018, 2020)
# What the program said while it made the demonstration stands beside its data folder.
SAID = "said.txt"
STOP_SECONDS = 30

UNTIL_WELL = """
import sys, time, urllib.request
plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
for _ in range(1200):
    try:
        plain.open(sys.argv[1], timeout=5).read()
        sys.exit()
    except OSError:
        time.sleep(0.1)
sys.exit("no answer")
"""


def make_demonstration(data: Path) -> Path:
    """A data folder with every step of two years behind it, the public site included.

    Made again there, it ends in the same state.
    """
    done = program.run("demo", "--years", ",".join(map(str, YEARS)), data=data)
    assert done.returncode == 0, done.stderr
    (data.parent / SAID).write_text(done.stdout)
    return data


@contextmanager
def serving(data: Path, *, port: int = ports.SITE) -> Iterator[str]:
    """Address of the site while it is served; told to stop, the server ends by itself with 0."""
    command = program.command(
        "serve", "--port", port, "--staff-port", port + ports.STAFF_BEYOND,
        "--council-port", port + ports.COUNCIL_BEYOND,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    with (data / f"serve-{port}.log").open("w+b") as log:
        server = subprocess.Popen(
            command, env=program.environment_of(data), stdout=log, stderr=log
        )  # fmt: skip
        try:
            well = [sys.executable, "-c", UNTIL_WELL, f"{address}/healthz"]
            subprocess.run(well, check=True)
            yield address
            server.send_signal(signal.SIGTERM)
            code = server.wait(STOP_SECONDS)
        finally:
            server.kill()
            server.wait()
        log.seek(0)
        said = log.read().decode()
    assert (code, "Traceback" in said) == (0, False), said
