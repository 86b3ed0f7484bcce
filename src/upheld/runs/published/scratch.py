"""A data folder for one purpose: made beside the real one, thrown away at the end."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from upheld.toolbox import lock
from upheld.toolbox.files import discard

PREFIX, LOCK = ".scratch-", "lock"


@contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """An empty folder below `parent`, gone when the block ends, however it ends.

    What a killed run left there is swept away first; what another run works in is left alone.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for rest in parent.glob(f"{PREFIX}*"):
        with suppress(lock.Busy), lock.held(rest / LOCK, "sweeping"):
            discard(rest)
    place = Path(tempfile.mkdtemp(dir=parent, prefix=PREFIX))
    try:
        with lock.held(place / LOCK, "trying printed figures"):
            yield place
    finally:
        discard(place)
