"""Put a finished edition in the place of the one that is served, by one rename."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from upheld.domain.errors import OutsideFailed
from upheld.publication.shelf.writing import MANIFEST as SHELF_MANIFEST
from upheld.publication.shelf.writing import SHELF
from upheld.publication.store.layout import CURRENT, NEXT_HOUR, STORES
from upheld.toolbox.files import discard

# What is served is for everybody, the account of the public process included.
OPEN_FILE, OPEN_FOLDER = 0o644, 0o755


def served(public: Path) -> str | None:
    """Id of the edition that `current` names, None where there is none."""
    try:
        return (public / CURRENT).readlink().name
    except OSError:
        return None


def install(edition: Path, public: Path) -> None:
    """Serve an edition that lies finished outside `public`; killed anywhere, run it again.

    Until the last rename readers see the old edition whole, from it on the new one whole. The
    edition served before is kept for answers that are under way, older ones are removed.
    """
    stores, before = public / STORES, served(public)
    stores.mkdir(parents=True, exist_ok=True)
    for folder in (public, stores):
        folder.chmod(OPEN_FOLDER)
    place = stores / edition.name
    if edition.exists():
        _open_to_all(edition)
        if place.exists():
            discard(place)
        _move(edition, place)
    _point(public, place)
    for old in stores.iterdir():
        if old.name not in {edition.name, before}:
            _remove(old)


def drop_withdrawn(public: Path) -> None:
    """Remove every edition but the one that is served, where something was taken out of that one.

    Answers that are under way are made anew out of the edition that is served.
    """
    name = served(public)
    if name is None or not _stands_alone(public / STORES / name):
        return
    for old in (public / STORES).iterdir():
        if old.name != name:
            _remove(old)


def _remove(old: Path) -> None:
    # Gone as a whole before its files go one by one: whoever opens it finds all of it or nothing.
    gone = old if old.name.startswith(".") else old.with_name(f".{old.name}.gone")
    if gone != old:
        old.rename(gone)
    discard(gone)


def _stands_alone(edition: Path) -> bool:
    try:
        return bool(json.loads((edition / SHELF / SHELF_MANIFEST).read_bytes()).get("alone"))
    except (OSError, ValueError):
        return False


def note_next_hour(public: Path, hour: datetime | None) -> None:
    """Tell caches until when an answer may be kept."""
    public.mkdir(parents=True, exist_ok=True)
    public.chmod(OPEN_FOLDER)
    path, text = public / NEXT_HOUR, hour.isoformat() if hour else ""
    if path.exists() and path.read_text(encoding="ascii") == text:
        return
    # Readable for the public process before it is in place: it must never miss the hour.
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="ascii")
    partial.chmod(OPEN_FILE)
    partial.replace(path)


def _open_to_all(edition: Path) -> None:
    for path in _below(edition):
        path.chmod(OPEN_FOLDER if path.is_dir() else OPEN_FILE)
    # Its many small files reach the disk together, and before the link that names them.
    os.sync()


def _below(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def _move(edition: Path, place: Path) -> None:
    try:
        edition.rename(place)
    except OSError as error:
        raise OutsideFailed(
            f"{edition} could not be moved to {place}: {error.strerror}; keep the public folder "
            "on the same disk as the data folder (UPHELD_PUBLIC)"
        ) from None


def _point(public: Path, place: Path) -> None:
    link = public / f".{CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(place.relative_to(public))
    link.replace(public / CURRENT)
    handle = os.open(public, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
