"""Our search: built from the corpus, then asked in this process."""

from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.searching.asking import Answer, folder_size
from benchmarks.searching.corpus import OPENED, read_documents
from upheld.publication.search.asked import Search
from upheld.publication.search.finding import SearchIndex
from upheld.publication.search.index import build
from upheld.publication.shelf.writing import INDEX, SHELF

NOW: datetime = OPENED + timedelta(days=1)


def make(place: Path) -> int:
    """Build the index; its size in bytes."""
    build(place / SHELF / INDEX, read_documents(place))
    return folder_size(place / SHELF / INDEX)


def opened(place: Path) -> SearchIndex:
    """The index, ready to be asked."""
    return SearchIndex(place / SHELF / INDEX)


def ask(index: SearchIndex, search: Search) -> Answer:
    """The first page of a search."""
    found = index.find(search, now=NOW)
    counts = {facet: dict(values) for facet, values in found.counts.items()}
    return Answer(total=found.total, shown=len(found.hits), counts=counts)
