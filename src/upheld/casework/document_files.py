"""The bytes of documents: below the data folder, named by their SHA-256, for their owner alone.

documents/ab/abcdef...            one file for each content, however often it was sent
documents/quarantine/abcdef...    what another process laid aside, until it is admitted
"""

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from upheld.casework.document_types import Kind, sniff
from upheld.casework.models import Document
from upheld.domain.errors import Refused
from upheld.toolbox import clock
from upheld.toolbox.files import sync
from upheld.toolbox.plain_line import one_line

FOLDER_MODE, FILE_MODE = 0o700, 0o600
# Hidden, so that no backup takes what was never whole.
ARRIVING = ".arriving-"
ASIDE = "quarantine"
LONGEST_NAME = 120
NOT_IN_NAMES = '<>:"/\\|?*'
OLD_SECONDS = 24 * 3600


class TooLarge(Refused):
    """More bytes than are taken."""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A file that lies in the store."""

    sha256: str
    size: int
    kind: Kind


def largest() -> int:
    """How many bytes a document may have."""
    return int(settings.UPHELD_LARGEST_DOCUMENT) << 20


def place_of(sha256: str) -> Path:
    """Where the bytes of a digest lie."""
    return _folder() / sha256[:2] / sha256


def store(chunks: Iterable[bytes]) -> Stored:
    """Take a file in as it arrives; never more than the limit is on the disk, one chunk in memory.

    `TooLarge` and `Refused` leave nothing behind.
    """
    folder = _made(_folder())
    handle, name = tempfile.mkstemp(dir=folder, prefix=ARRIVING)
    arriving = Path(name)
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as target:
            for chunk in chunks:
                size += len(chunk)
                if size > largest():
                    raise TooLarge(f"the file is larger than {largest() >> 20} megabytes")
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        arriving.chmod(FILE_MODE)
        kind, sha256 = sniff(arriving), digest.hexdigest()
        place = place_of(sha256)
        _made(place.parent)
        # The same bytes may lie there already: then they take their own place.
        arriving.replace(place)
        sync(place.parent)
    finally:
        arriving.unlink(missing_ok=True)
    return Stored(sha256=sha256, size=size, kind=kind)


def admit(sha256: str) -> None:
    """Take what another process laid aside into the store; `Refused` where its kind is not kept."""
    aside, place = _folder() / ASIDE / sha256, place_of(sha256)
    if place.exists() or not aside.exists():
        return
    sniff(aside)
    aside.chmod(FILE_MODE)
    _made(place.parent)
    aside.replace(place)


def clean_name(said: str, kind: Kind) -> str:
    """A name that can be shown and saved anywhere: one line, no folder, the ending of its kind."""
    last = said.replace("\\", "/").rpartition("/")[2]
    line = one_line(unicodedata.normalize("NFC", last))
    plain = "".join("_" if c in NOT_IN_NAMES else c for c in line).strip(". ")
    stem = plain[: -len(kind.suffix)] if plain.lower().endswith(kind.suffix) else plain
    if kind.suffix == ".jpg" and stem.lower().endswith(".jpeg"):
        stem = stem[: -len(".jpeg")]
    stem = stem.strip(". ")[:LONGEST_NAME] or "document"
    return f"{stem}{kind.suffix}"


def forget(sha256: str) -> bool:
    """Remove the bytes of a digest once no document names them; False where one still does."""
    if Document.objects.filter(sha256=sha256).exists():
        return False
    with suppress(FileNotFoundError):
        place_of(sha256).unlink()
    return True


def lost() -> tuple[int, list[int]]:
    """How many documents there are, and the numbers of those whose file is not there."""
    known = list(Document.objects.order_by("pk").values_list("pk", "sha256"))
    aside = _folder() / ASIDE
    gone = [
        number
        for number, sha256 in known
        if not place_of(sha256).is_file() and not (aside / sha256).is_file()
    ]
    return len(known), gone


def sweep() -> int:
    """Remove what killed processes left half taken in; how many."""
    now, count = clock.now().timestamp(), 0
    for path in _folder().glob(f"{ARRIVING}*"):
        with suppress(FileNotFoundError):
            if now - path.stat().st_mtime > OLD_SECONDS:
                path.unlink()
                count += 1
    return count


def _folder() -> Path:
    return Path(settings.UPHELD_DATA) / "documents"


def _made(folder: Path) -> Path:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=FOLDER_MODE)
    return folder
