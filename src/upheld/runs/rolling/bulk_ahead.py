"""The largest bulk file lies ready before anybody asks for it."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from upheld.publication.shelf.ahead import made_ahead
from upheld.publication.shelf.reader import ShelfReader
from upheld.runs.processes import public_environment
from upheld.runs.rolling.composing import served_shelf
from upheld.runs.rolling.stores import public
from upheld.toolbox import clock

MAKER, NAME = "upheld.web.public.api.making", "decisions.jsonl.gz"
# Fewer are made in less than a second, while whoever asks waits.
FEWEST = 5_000
# A public hour that comes while it is made would open late. 50,000 decisions take some ten seconds:
# in this time several hundred thousand are done, on a slow machine too.
LONGEST = timedelta(minutes=5)


def make_bulk_ahead(
    *, coming: datetime | None, tell: Callable[[str], None], fewest: int = FEWEST
) -> None:
    """Make it where the shelf that is served has none, in a process that knows the public alone.

    `coming` is the next public hour: shortly before it nothing is begun, as after it while nobody
    has opened it. No lock is held: the shelf stands still, and two who make it make the same.
    """
    if coming and coming - clock.now() < LONGEST:
        return
    folder = served_shelf()
    if folder is None or made_ahead(folder, NAME):
        return
    shelf = ShelfReader(folder)
    if not shelf.is_readable or shelf.how_many_decisions(clock.now()) < fewest:
        return
    command = [sys.executable, "-m", MAKER, str(public())]
    made = subprocess.run(command, env=public_environment(""), check=False)  # noqa: S603 - our own
    if made.returncode == 0:
        tell(f"bulk file: {NAME} lies ready")
