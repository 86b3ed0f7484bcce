"""A backup that is being written, and what killed ones left."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from upheld.domain.errors import OutsideFailed
from upheld.runs.backup.keys import OWNER_ONLY

# Its own ending: nobody else's unfinished file in that folder is touched.
ENDING = ".upheld-partial"


@contextmanager
def partial_of(file: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A file beside `file` to fill, for its owner alone; gone after the block.

    It is locked as long: the kernel frees it however the process ends, and by that a killed one
    is told from one at work.
    """
    partial = file.with_name(f".{file.name}{ENDING}")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        raise OutsideFailed(f"another backup is being written to {partial}; wait") from None
    with os.fdopen(handle, "wb") as target:
        fcntl.flock(target, fcntl.LOCK_EX)
        try:
            yield partial, target
        finally:
            partial.unlink(missing_ok=True)


def clear_partial(folder: Path) -> list[Path]:
    """Remove what killed backups left in a folder, whatever they were called; what was removed."""
    return [rest for rest in sorted(folder.glob(f".*{ENDING}")) if _is_removed(rest)]


def _is_removed(rest: Path) -> bool:
    try:
        handle = os.open(rest, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        # A link, gone meanwhile, or somebody else's: none of ours to remove.
        return False
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return False
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        rest.unlink(missing_ok=True)
    except BlockingIOError:
        # It is being written, by a backup of another data folder.
        return False
    finally:
        os.close(handle)
    return True
