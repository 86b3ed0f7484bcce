"""Make and extend an index: a folder that is written once and then only read.

Files of an index never change once they are written: they are added, replaced as a whole, or
removed. So a folder of hard links is a copy of it that may be extended.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tantivy import Index, IndexWriter

from upheld.domain.errors import OutsideFailed
from upheld.publication.search.documents import Document
from upheld.publication.search.fields import KEY, able_to_read, entry, key, schema

# Each thread keeps so much of what it has read before it writes a part of the index. The fewer
# parts, the faster it is searched: 50,000 decisions are two, and counted in 3/4 of the time that
# they take in seven (measured on 2026-11-22). All of it took 210 MB.
THREADS, HEAP_EACH = 2, 128_000_000
# What is added to an index is little: one thread, so one part more, with the least it takes.
EXTEND_HEAP = 32_000_000
LOCKS = ".tantivy-*.lock"


def build(folder: Path, documents: Iterable[Document]) -> None:
    """Make the index of all documents in a new folder, in bounded memory.

    The documents are gone through once. At most 256 MB of them wait to be written, by two threads.
    """
    folder.mkdir(parents=True)
    try:
        index = able_to_read(Index(schema(), path=str(folder), reuse=False))
        writer = index.writer(THREADS * HEAP_EACH, THREADS)
        for one in documents:
            writer.add_document(entry(one))
        _finish(writer, folder)
    except (ValueError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise OutsideFailed(f"the index in {folder} could not be written: {error}") from error


def extend(folder: Path, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
    """Add documents to an index that nobody reads yet; one of the same kind, id and body goes.

    So do those in `gone`, by their keys. What goes is found no more, but its words still lie in
    the files. The folder is a copy of another; hard links will do.
    """
    try:
        index = able_to_read(Index.open(str(folder)))
        writer = index.writer(EXTEND_HEAP, 1)
        for each in gone:
            writer.delete_documents_by_term(KEY, each)
        for one in documents:
            writer.delete_documents_by_term(KEY, key(one))
            writer.add_document(entry(one))
        _finish(writer, folder)
    except (ValueError, OSError) as error:
        raise OutsideFailed(f"the index in {folder} could not be extended: {error}") from error


def _finish(writer: IndexWriter, folder: Path) -> None:
    writer.commit()
    writer.wait_merging_threads()
    # They only keep two writers apart while there are any.
    for lock in folder.glob(LOCKS):
        lock.unlink()
