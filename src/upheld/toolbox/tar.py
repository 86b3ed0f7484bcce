"""A tar file as a stream of chunks, written and read without standing in memory."""

import hashlib
import os
import tarfile
from collections.abc import Generator, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from upheld.toolbox.files import CHUNK

END = bytes(2 * tarfile.BLOCKSIZE)
OWN_FOLDER = 0o700


class Odd(Exception):
    """A tar file that `pack` did not write, or not so far."""


def folder_blocks(name: str, mode: int) -> Iterator[bytes]:
    """An entry for a folder."""
    yield _head(name, mode, 0, tarfile.DIRTYPE)


def file_blocks(name: str, source: IO[bytes]) -> Generator[bytes, None, str]:
    """An entry for a file that does not change meanwhile; gives the SHA-256 of its bytes."""
    state = os.fstat(source.fileno())
    yield _head(name, state.st_mode & 0o777, state.st_size, tarfile.REGTYPE)
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        yield chunk
    if size != state.st_size:
        raise Odd(f"{name} changed its length while it was read")
    yield bytes(-size % tarfile.BLOCKSIZE)
    return digest.hexdigest()


def bytes_blocks(name: str, content: bytes) -> Iterator[bytes]:
    """An entry for a file that exists in memory alone."""
    yield _head(name, 0o600, len(content), tarfile.REGTYPE)
    yield content + bytes(-len(content) % tarfile.BLOCKSIZE)


def unpack(stream: IO[bytes], place: Path) -> dict[str, str]:
    """Lay a tar file out below an empty folder; SHA-256 of each file by name.

    Every file is on the disk when this returns. `Odd` where the stream ends too soon, holds
    anything but files and folders, or a name that leads out of the folder.
    """
    digests: dict[str, str] = {}
    modes: dict[Path, int] = {}
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for entry in tar:
                # The library keeps a list of what it has passed; of a large one nobody asks.
                tar.members = []  # type: ignore[attr-defined] # documented for this use
                path = place / _safe(entry.name)
                if entry.isdir():
                    path.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
                    modes[path] = entry.mode & 0o777
                elif entry.isfile() and (content := tar.extractfile(entry)):
                    path.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
                    digests[entry.name] = _lay_down(content, path, entry.mode & 0o777)
                else:
                    raise Odd(f"{entry.name} is neither a file nor a folder")
        # What stands behind the end is read too: it may be what was changed.
        while stream.read(CHUNK):
            pass
    except (tarfile.TarError, EOFError) as fault:
        raise Odd(f"it ends too soon or is no archive ({fault})") from None
    # Read-only folders get their files first; the deepest are closed first.
    for path in sorted(modes, reverse=True):
        path.chmod(modes[path])
    return digests


def _head(name: str, mode: int, size: int, kind: bytes) -> bytes:
    entry = tarfile.TarInfo(name)
    entry.mode, entry.size, entry.type = mode, size, kind
    return entry.tobuf(tarfile.PAX_FORMAT)


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise Odd(f"{name!r} leads out of the folder")
    return path


def _lay_down(content: IO[bytes], path: Path, mode: int) -> str:
    digest = hashlib.sha256()
    with path.open("xb") as target:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    path.chmod(mode)
    return digest.hexdigest()
