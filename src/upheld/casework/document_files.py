"""The bytes of documents: below the data folder, named by their SHA-256, for their owner alone.

documents/ab/abcdef...            one file for each content, however often it was sent
documents/quarantine/abcdef...    what another process laid aside, until it is admitted
"""

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.conf import settings

from upheld.casework import kept_files
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


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """A file that was read whole and may be kept, and is not yet."""

    stored: Stored
    half: Path
    place: Path

    def keep(self) -> None:
        """Lay it in its place; the same bytes that lie there already give way to themselves."""
        _made(self.place.parent)
        self.half.replace(self.place)
        sync(self.place.parent)


def largest() -> int:
    """How many bytes a document may have."""
    return int(settings.UPHELD_LARGEST_DOCUMENT) << 20


def place_of(sha256: str) -> Path:
    """Where the bytes of a digest lie."""
    return kept_files.DOCUMENTS.place(sha256)


def store(chunks: Iterable[bytes]) -> Stored:
    """Take a file in as it arrives, and keep it."""
    with arriving(chunks) as file:
        file.keep()
        return file.stored


def lay_aside(chunks: Iterable[bytes]) -> Stored:
    """Take a file in that nobody has said to keep yet: it goes after a day if no row names it."""
    with arriving(chunks, aside=True) as file:
        file.keep()
        return file.stored


def is_aside(sha256: str) -> bool:
    """Whether the bytes of a digest lie aside, or are kept already."""
    return (_folder() / ASIDE / sha256).is_file() or place_of(sha256).is_file()


@contextmanager
def arriving(chunks: Iterable[bytes], *, aside: bool = False) -> Iterator[Arriving]:
    """A file as it arrives; never more than the limit is on the disk, one chunk in memory.

    It is gone at the end unless it was kept; `TooLarge` and `Refused` leave nothing behind. `aside`
    writes below the folder of quarantine alone, which is all that the council process may.
    """
    folder = _made(_folder() / ASIDE) if aside else _made(_folder())
    handle, name = tempfile.mkstemp(dir=folder, prefix=ARRIVING)
    half = Path(name)
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
        half.chmod(FILE_MODE)
        stored = Stored(sha256=digest.hexdigest(), size=size, kind=sniff(half))
        place = folder / stored.sha256 if aside else place_of(stored.sha256)
        yield Arriving(stored=stored, half=half, place=place)
    finally:
        half.unlink(missing_ok=True)


def admit(sha256: str) -> None:
    """Take what another process laid aside into the store; `Refused` where its kind is not kept."""
    aside, place = _folder() / ASIDE / sha256, place_of(sha256)
    if place.exists():
        aside.unlink(missing_ok=True)
        return
    if not aside.exists():
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


def lost() -> tuple[int, list[int]]:
    """How many documents there are, and the numbers of those whose file is not there."""
    known = list(Document.objects.order_by("pk").values_list("pk", "sha256"))
    aside = _folder() / ASIDE
    gone = [
        number
        for number, sha256 in known
        if kept_files.is_digest(sha256)
        and not place_of(sha256).is_file()
        and not (aside / sha256).is_file()
    ]
    return len(known), gone


def sweep() -> int:
    """Remove what killed processes left half taken in or laid aside for no row; how many."""
    now, count = clock.now().timestamp(), 0
    half = chain(_folder().glob(f"{ARRIVING}*"), (_folder() / ASIDE).glob(f"{ARRIVING}*"))
    for path in chain(half, _unnamed_aside()):
        with suppress(FileNotFoundError):
            if now - path.stat().st_mtime > OLD_SECONDS:
                path.unlink()
                count += 1
    return count


def _unnamed_aside() -> Iterator[Path]:
    # The bytes are laid aside before their row is committed, which a kill may prevent.
    for path in (_folder() / ASIDE).glob("*"):
        digest = path.name
        named = kept_files.DOCUMENTS.is_named(digest)
        if kept_files.is_digest(digest) and (not named or place_of(digest).exists()):
            yield path


def _folder() -> Path:
    return kept_files.DOCUMENTS.whole


def _made(folder: Path) -> Path:
    if not folder.exists():
        if folder.name == ASIDE:
            _made(folder.parent)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=FOLDER_MODE)
    return folder
