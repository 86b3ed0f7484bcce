"""The largest bulk file lies ready before anybody asks for it."""

import subprocess
import sys
from collections.abc import Callable

from upheld.publication.shelf.ahead import made_ahead
from upheld.publication.shelf.reader import ShelfReader
from upheld.runs.processes import public_environment
from upheld.runs.rolling.composing import served_shelf
from upheld.runs.rolling.stores import public
from upheld.toolbox import clock

MAKER, NAME = "upheld.web.public.api.making", "decisions.jsonl.gz"
# Fewer are made in less than a second, while whoever asks waits.
FEWEST = 5_000


def make_bulk_ahead(*, tell: Callable[[str], None], fewest: int = FEWEST) -> None:
    """Make it where the shelf that is served has none, in a process that knows the public alone.

    No lock is held: the shelf stands still, and two who make it make the same.
    """
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
