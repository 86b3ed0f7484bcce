"""Open an index that must not be written to, not even a lock beside it."""

import os
import tempfile
from pathlib import Path

from tantivy import Index

from upheld.domain.errors import OutsideFailed
from upheld.publication.search.fields import able_to_read


def opened(folder: Path) -> Index:
    """The index in a folder, its files mapped into memory. The folder stays as it is.

    The library wants to lock what it opens, and makes a file for it; so it opens links to the
    files, in a folder of their own that is gone when this returns. The mapped files stay.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="upheld-index-") as links:
            for each in os.scandir(folder):
                Path(links, each.name).symlink_to(Path(each.path).resolve())
            index = able_to_read(Index.open(links))
            index.config_reader("manual")
            # Maps the files while their links are there.
            index.searcher()
            return index
    except (ValueError, OSError) as error:
        raise OutsideFailed(f"the index in {folder} cannot be read: {error}") from error
