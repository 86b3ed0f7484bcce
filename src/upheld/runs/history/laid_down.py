"""Where files that are sent in lie while they are read: below the data folder, then nowhere."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from upheld.toolbox import clock

# With a dot, so that no backup has it: letters name people.
FOLDER = ".reading"
# No reading lasts so long; what is older was left by a process that was killed.
OLD_SECONDS = 3600


@contextmanager
def laid_down(files: Mapping[str, Iterable[bytes]]) -> Iterator[list[Path]]:
    """Files by their names, in a folder for its owner alone, which goes when they are read."""
    _folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_folder()) as folder:
        paths = []
        for name, chunks in files.items():
            path = Path(folder) / name
            with path.open("wb") as target:
                target.writelines(chunks)
            paths.append(path)
        yield paths


def sweep() -> int:
    """Remove what killed processes left; how many folders."""
    now, count = clock.now().timestamp(), 0
    for path in _folder().glob("*"):
        with suppress(FileNotFoundError):
            if now - path.stat().st_mtime > OLD_SECONDS:
                shutil.rmtree(path)
                count += 1
    return count


def _folder() -> Path:
    return Path(settings.UPHELD_DATA) / FOLDER
