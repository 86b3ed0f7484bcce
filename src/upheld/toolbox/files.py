"""Files that are there whole or not at all."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# For their owner alone: who else may read a file is decided where it is published.
READ_ONLY_FILE, READ_ONLY_FOLDER = 0o400, 0o500
CHUNK = 1 << 20  # read a megabyte at a time: large tables never stand in memory whole


class Damaged(Exception):
    """A file that this program wrote cannot be read any more."""


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_json(path: Path) -> Any:
    """What a JSON file holds; `Damaged` names the file where it cannot be read."""
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        raise Damaged(f"{path} is damaged; restore it from a copy") from None


def digests_of(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below `folder`, by relative name, sorted."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): sha256_of(p) for p in files}


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it, so that no reader sees half of it."""
    with _partial(path, content) as partial:
        partial.replace(path)


def create_once(path: Path, content: bytes) -> bool:
    """Create a file that must not exist yet; True if made now, False if it stood there whole.

    A file of the same name with other bytes is a `FileExistsError`: nothing is overwritten.
    """
    with _partial(path, content) as partial:
        try:
            os.link(partial, path)
        except FileExistsError:
            if path.read_bytes() != content:
                raise
            return False
    return True


@contextmanager
def _partial(path: Path, content: bytes) -> Iterator[Path]:
    # One fixed name per file: what a killed run left half written, the next one writes over.
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        yield partial
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def sealed_folder(place: Path) -> Iterator[Path]:
    """A folder to fill; it appears at `place` by one rename, read-only, or not at all.

    What an earlier, killed attempt left beside it is swept away first.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    for rest in place.parent.glob(f".{place.name}.partial-*"):
        discard(rest)
    partial = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.partial-"))
    try:
        yield partial
        _settle(partial)
        partial.rename(place)
        place.chmod(READ_ONLY_FOLDER)
        sync(place.parent)
    except BaseException:
        if partial.exists():
            discard(partial)
        raise


def discard(folder: Path) -> None:
    """Remove a folder, read-only parts and all."""
    # A folder that is read-only gives up its files only once it is writable again.
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def _settle(folder: Path) -> None:
    # The top folder stays writable until after the rename: some systems refuse to move a
    # read-only folder.
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            sync(path)
            path.chmod(READ_ONLY_FILE)
        else:
            path.chmod(READ_ONLY_FOLDER)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
