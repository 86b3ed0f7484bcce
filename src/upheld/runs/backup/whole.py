"""`upheld backup`: everything into one file, which is there whole or not at all."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from upheld.domain.errors import Refused
from upheld.runs.backup.deletions import list_beside, write_list
from upheld.runs.backup.keeping import keep_list
from upheld.runs.backup.keys import recipients
from upheld.runs.backup.manifest import NAME, Manifest
from upheld.runs.backup.partial import clear_partial, partial_of
from upheld.runs.backup.snapshot import Snapshot, snapshot
from upheld.runs.session import looking
from upheld.toolbox import age, secret, tar
from upheld.toolbox.files import CHUNK, sync

ID_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class Made:
    """A backup that was made."""

    backup: str
    files: int
    bytes: int
    encrypted: bool
    deletions: Path


def backup(file: Path, *, by: str, tell: Callable[[str], None]) -> Made:
    """Write everything into a file that is not there yet, and the list of deletions beside it."""
    with looking("backup"):
        to = recipients()
    _check_place(file)
    identity = secret.readable(ID_LENGTH)
    for rest in clear_partial(file.parent):
        tell(f"{rest} was left by a backup that was killed; it is removed")
    manifest: list[Manifest] = []
    with partial_of(file) as (partial, target):
        with snapshot(identity, encrypted=bool(to), by=by, tell=tell) as taken:
            _write(_packed(taken, manifest, tell), target, to)
            target.flush()
            os.fsync(target.fileno())
            # Before the backup itself: where there is a backup, there is its list.
            write_list(list_beside(file), taken.deletions)
        size = partial.stat().st_size
        # Refuses to take the place of a file that has come meanwhile.
        os.link(partial, file)
        sync(file.parent)
    with looking("backup"):
        keep_list(anew=True)
    return Made(
        backup=identity, files=len(manifest[0].files), bytes=size, encrypted=bool(to),
        deletions=list_beside(file),
    )  # fmt: skip


def _check_place(file: Path) -> None:
    if file.exists() or file.is_symlink():
        raise Refused(f"{file} is there already and may be a backup; name another file")
    if not file.parent.is_dir():
        raise Refused(f"there is no folder {file.parent}; make it, on another disk if you can")
    data = Path(settings.UPHELD_DATA).resolve()
    if file.parent.resolve().is_relative_to(data):
        raise Refused(f"{file} lies in the data folder, and would be lost with it; name another")


def _write(chunks: Iterator[bytes], target: IO[bytes], to: list[Any]) -> None:
    if to:
        age.encrypt(chunks, target, to)
        return
    for chunk in chunks:
        target.write(chunk)


def _packed(
    taken: Snapshot, manifest: list[Manifest], tell: Callable[[str], None]
) -> Iterator[bytes]:
    digests, read, told = {}, 0, 0
    for path in sorted(taken.folder.rglob("*")):
        name = path.relative_to(taken.folder).as_posix()
        if path.is_dir():
            yield from tar.folder_blocks(name, path.stat().st_mode & 0o777)
            continue
        with path.open("rb") as source:
            digests[name] = yield from tar.file_blocks(name, source)
        read += path.stat().st_size
        if read - told > TOLD_EVERY * CHUNK:
            tell(f"{read // CHUNK:,} MB packed")
            told = read
    manifest.append(Manifest(**taken.described, files=digests))
    yield from tar.bytes_blocks(NAME, manifest[0].as_bytes())
    yield tar.END


# Megabytes between two lines of progress.
TOLD_EVERY = 256
