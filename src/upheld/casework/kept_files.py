"""The bytes of documents and of letters to the two sides: read, and removed when no row names them.

The stores are written by others (documents as they arrive, letters as they are set); this is the
one place that takes something away from them.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model

from upheld.casework.models import Document, PartyLetter
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

# A file lies in its place before the row that names it is committed: a young one is left alone.
YOUNG_SECONDS = 24 * 3600
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class Store:
    """A folder of files that are named by the SHA-256 of their bytes."""

    model: type[Model]
    folder: str
    suffix: str = ""

    def place(self, digest: str) -> Path:
        """Where the bytes of a digest lie."""
        return self.whole / digest[:2] / f"{digest}{self.suffix}"

    def is_named(self, digest: str) -> bool:
        """Whether a row names it."""
        rows: Any = self.model._base_manager  # noqa: SLF001 - Django's documented API
        return bool(rows.filter(sha256=digest).exists())

    def files(self) -> Iterator[Path]:
        """Every file that is named by a digest."""
        for path in self.whole.glob(f"??/*{self.suffix}"):
            if is_digest(path.name.removesuffix(self.suffix)):
                yield path

    @property
    def whole(self) -> Path:
        """The folder, below the data folder."""
        return Path(settings.UPHELD_DATA) / self.folder


DOCUMENTS = Store(model=Document, folder="documents")
LETTERS = Store(model=PartyLetter, folder="casework/letters", suffix=".pdf")
STORES = (DOCUMENTS, LETTERS)


def is_digest(text: str) -> bool:
    """Whether it names a file; a row whose time is over says that it was removed instead."""
    return _DIGEST.fullmatch(text) is not None


def remove(digests: Iterable[str]) -> int:
    """Remove the bytes of these digests wherever no row names them any more; how many files."""
    return sum(
        _remove(store, store.place(digest), digest) for digest in set(digests) for store in STORES
    )


def sweep() -> int:
    """Remove what no row names: a kill came between the end of a row and the end of its bytes."""
    return sum(
        _remove(store, path, path.name.removesuffix(store.suffix))
        for store in STORES
        for path in store.files()
    )


def read(store: Store, digest: str) -> bytes | None:
    """The bytes of a digest; None where they are gone, or are not those that were kept."""
    if not is_digest(digest):
        return None
    with suppress(FileNotFoundError):
        content = store.place(digest).read_bytes()
        return content if sha256(content) == digest else None
    return None


def _remove(store: Store, path: Path, digest: str) -> bool:
    with suppress(FileNotFoundError):
        age = clock.now().timestamp() - path.stat().st_mtime
        if age > YOUNG_SECONDS and not store.is_named(digest):
            path.unlink()
            return True
    return False
