"""Files that lie beside the facts of a shelf, made ahead of whoever asks for them.

A shelf never changes, so neither do they; they go with it, and with all that was taken down.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

AHEAD = "ahead"
PARTIAL = ".partial"
# Whoever serves the shelf reads them, as all of an edition.
OPEN_FILE, OPEN_FOLDER = 0o644, 0o755


@dataclass(frozen=True, kw_only=True)
class MadeAhead:
    """One file that lies ready."""

    path: Path
    size: int
    sha256: str


def made_ahead(shelf: Path, name: str) -> MadeAhead | None:
    """The file of a name beside a shelf; None where it was not made, or is not whole."""
    path = shelf / AHEAD / name
    try:
        known = json.loads(_note_of(path).read_bytes())
        size = path.stat().st_size
    except (OSError, ValueError):
        return None
    whole = size == known["size"]
    return MadeAhead(path=path, size=size, sha256=known["sha256"]) if whole else None


def make_ahead(shelf: Path, name: str, pieces: Iterable[bytes]) -> None:
    """Write a file beside a shelf, there whole or not at all; its note comes last."""
    path = shelf / AHEAD / name
    path.parent.mkdir(exist_ok=True)
    path.parent.chmod(OPEN_FOLDER)
    # A name of its own: another run may be at work on the same file.
    partial = path.with_name(f".{name}.{os.getpid()}{PARTIAL}")
    digest, size = sha256(), 0
    try:
        with partial.open("wb") as stream:
            for piece in pieces:
                digest.update(piece)
                size += stream.write(piece)
        _put(partial, path)
        partial.write_text(json.dumps({"size": size, "sha256": digest.hexdigest()}))
        _put(partial, _note_of(path))
    finally:
        partial.unlink(missing_ok=True)


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _put(partial: Path, path: Path) -> None:
    partial.chmod(OPEN_FILE)
    partial.replace(path)
