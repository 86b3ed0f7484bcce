"""Where letters to the two sides lie: under the digest of their bytes, for their owner alone."""

from pathlib import Path

from upheld.casework.kept_files import LETTERS, is_digest
from upheld.domain.errors import OutsideFailed
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import create_once

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700


def keep(content: bytes) -> str:
    """Keep a letter; its digest. One that is there already is kept once."""
    digest = sha256(content)
    path = place_of(digest)
    path.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
    create_once(path, content)
    path.chmod(OWNER_ONLY)
    return digest


def read(digest: str) -> bytes:
    """The bytes of a letter; `OutsideFailed` where they are gone or are others."""
    if not is_digest(digest):
        raise OutsideFailed("the time for which this letter is kept is over; it was removed")
    try:
        content = place_of(digest).read_bytes()
    except FileNotFoundError:
        raise OutsideFailed("the letter’s file is not there: restore it from a backup") from None
    if sha256(content) != digest:
        raise OutsideFailed("the letter’s file is damaged; restore it from a backup")
    return content


def place_of(digest: str) -> Path:
    """Where the file of a digest lies."""
    if not is_digest(digest):
        raise ValueError("a letter is named by its digest")
    return LETTERS.place(digest)
