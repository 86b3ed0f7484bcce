"""Open an index that must not be written to, not even a lock beside it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Index

from upheld.domain.errors import OutsideFailed, UpheldError
from upheld.publication.search.fields import able_to_read, schema

# How often a folder of links is emptied until it is gone.
TRIES = 20


def opened(folder: Path) -> Index:
    """The index in a folder, its files mapped into memory. The folder stays as it is.

    The library wants to lock what it opens, and makes a file for it; so it opens links to the
    files, in a folder of their own that is gone when this returns. The mapped files stay.
    """
    with said_in_words(folder), _links_to(folder) as links:
        index = able_to_read(Index.open(str(links)))
        index.config_reader("manual")
        # Maps the files while their links are there.
        index.searcher()
        if index.schema != schema():
            raise OutsideFailed(f"the index in {folder} was made by other software")
        return index


@contextmanager
def _links_to(folder: Path) -> Iterator[Path]:
    links = Path(tempfile.mkdtemp(prefix="upheld-index-"))
    try:
        for each in os.scandir(folder):
            (links / each.name).symlink_to(Path(each.path).resolve())
        yield links
    finally:
        # The library watches what it opens until it is told not to; its last look may still be
        # making a lock while the folder is emptied.
        for _ in range(TRIES):
            shutil.rmtree(links, ignore_errors=True)
            if not links.exists():
                break


@contextmanager
def said_in_words(folder: Path) -> Iterator[None]:
    """Whatever a torn index does to the library is `OutsideFailed`, and says which index."""
    try:
        yield
    except UpheldError:
        raise
    except BaseException as error:
        # The library panics over bytes that it did not write; that is no `Exception`.
        panicked = type(error).__name__ == "PanicException"
        if not panicked and not isinstance(error, ValueError | OSError | KeyError):
            raise
        said = f"the index in {folder} cannot be read: {error}"
        raise OutsideFailed(f"{said}; the next roll that makes one mends it") from error
