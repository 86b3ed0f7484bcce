"""The processes that serve: how each is started, and what it is told of this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

PUBLIC_APPLICATION = "upheld.config.public:application"
STAFF_APPLICATION = "upheld.config.staff_wsgi:application"
COUNCIL_APPLICATION = "upheld.config.council_wsgi:application"
# Threads of a process; each opens the facts once. Two cores are busy with fewer.
THREADS = 4
# A long file holds a thread until its reader has it: so many, that slow ones leave some for pages.
# Each takes 4 MB at most, for what it has read of the facts.
PUBLIC_THREADS = 16
# An answer under way may take this long to end before its process is ended.
GRACE_SECONDS = 10
# What processes for the public get of the machine's environment: no secret is in it.
PASSED_ON = (
    "UPHELD_TRUST_PROXY",
    "UPHELD_SITE_ADDRESS",
    "PATH",
    "LANG",
    "LC_ALL",
    "PYTHONPATH",
    "TZ",
    "TMPDIR",
    "SYSTEMROOT",
)


def public_command(host: str, port: int, workers: int) -> list[str]:
    """The words that start the public process."""
    return _granian(PUBLIC_APPLICATION, host, port, workers, threads=PUBLIC_THREADS)


def staff_command(host: str, port: int) -> list[str]:
    """The words that start the staff process; one worker, since SQLite has one writer."""
    return _granian(STAFF_APPLICATION, host, port, 1)


def council_command(host: str, port: int) -> list[str]:
    """The words that start the council process; one worker, which counts who tries how often."""
    return _granian(COUNCIL_APPLICATION, host, port, 1)


def forms_at(served: str) -> str:
    """Where the public forms are: as the setting says, else where we serve them ourselves."""
    return os.environ.get("UPHELD_COUNCIL_ADDRESS") or served


def public_environment(forms: str) -> dict[str, str]:
    """All that the public process is told; `forms` is where we serve the public forms ourselves."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {
        "UPHELD_PUBLIC": str(settings.UPHELD_PUBLIC), "UPHELD_COUNCIL_ADDRESS": forms_at(forms),
    }  # fmt: skip


def roll_environment(forms: str) -> dict[str, str]:
    """What the roll is told: everything, and where its mails find the forms that we serve."""
    return dict(os.environ) | {"UPHELD_FORMS_SERVED": forms}


def staff_environment(forms: str, *, plain: bool) -> dict[str, str]:
    """What the staff process is told: as the roll, and whether it may answer without https."""
    told = roll_environment(forms) | {"UPHELD_DATA": str(settings.UPHELD_DATA)}
    return told | ({"UPHELD_STAFF_INSECURE": "1"} if plain else {})


def council_environment(*, plain: bool) -> dict[str, str]:
    """All that the council process is told: where it writes, and no secret but its own."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    kept |= {"UPHELD_DATA": str(settings.UPHELD_DATA), "UPHELD_PUBLIC": str(settings.UPHELD_PUBLIC)}
    own = ("UPHELD_COUNCIL_HOSTS", "UPHELD_COUNCIL_SECRET_KEY", "UPHELD_LARGEST_DOCUMENT")
    kept |= {name: os.environ[name] for name in own if name in os.environ}
    url = os.environ.get("UPHELD_COUNCIL_DATABASE_URL") or os.environ.get("DATABASE_URL")
    if url:
        kept["DATABASE_URL"] = url
    return kept | ({"UPHELD_COUNCIL_INSECURE": "1"} if plain else {})


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that lets answers under way end when it is no longer wanted."""
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


def _granian(
    application: str, host: str, port: int, workers: int, *, threads: int = THREADS
) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
        "--port", str(port), "--workers", str(workers), "--blocking-threads", str(threads),
        # It would warn at each start of threads that mostly wait; our own log is another.
        "--no-ws", "--log-level", "error", application,
    ]  # fmt: skip
