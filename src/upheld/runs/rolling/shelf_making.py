"""Make a shelf: out of the one that is served where it only grew, anew in any other case."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from upheld.publication.search import index
from upheld.publication.search.documents import Document, of_decisions, of_reports
from upheld.publication.shelf.contents import Contents, contents_of, contents_to_be
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import FACTS, INDEX, Shelf, extend_facts, write_facts
from upheld.publication.store.composing import link
from upheld.runs.rolling.edition import code
from upheld.runs.rolling.shelving import GatheredShelf, gather_shelf


def make_shelf(folder: Path, *, at: datetime, before: Path | None) -> None:
    """Make the shelf of a moment in a folder that is not there yet; `before` is the one served.

    Texts that were withdrawn do not lie in it: what something was taken out of is built anew.
    """
    gathered = gather_shelf(at)
    base = _base(gathered.shelf)
    earlier = contents_of(before) if before else None
    coming = contents_to_be(gathered.shelf, gathered.decisions.stamps, base)
    lost = earlier is None or coming.lost_since(earlier)
    folder.mkdir()
    if before and earlier and not lost and earlier.base == base:
        _extend(folder, gathered, before, earlier=earlier, coming=coming)
    else:
        _build(folder, replace(gathered.shelf, base=base, alone=before is not None and lost))


def _build(folder: Path, shelf: Shelf) -> None:
    write_facts(folder, shelf)
    # Out of the facts that were written: what is found is there, whatever happened meanwhile.
    index.build(folder / INDEX, _documents(ShelfReader(folder), shelf))


def _documents(reader: ShelfReader, shelf: Shelf) -> Iterator[Document]:
    yield from of_decisions(reader.decisions(shelf.opens), shelf.bodies)
    yield from of_reports(shelf.reports, shelf.bodies)


def _extend(
    folder: Path, gathered: GatheredShelf, before: Path, *, earlier: Contents, coming: Contents
) -> None:
    shelf = replace(gathered.shelf, base=coming.base)
    shutil.copyfile(before / FACTS, folder / FACTS)
    changed = list(gathered.decisions.of(coming.decisions_since(earlier)))
    extend_facts(folder, shelf, changed)
    # Files of an index are never written again, only replaced: links do.
    link(before / INDEX, folder / INDEX)
    told = coming.reports_since(earlier)
    new = [each for each in changed if (each.reference, each.body) not in earlier.stamps]
    reports = [each for each in shelf.reports if each.id in told]
    if new or reports:
        documents = [*of_decisions(new, shelf.bodies), *of_reports(reports, shelf.bodies)]
        index.extend(folder / INDEX, documents)


def _base(shelf: Shelf) -> str:
    """Of what an earlier shelf must have been made too, if this one is to go on from it."""
    bodies = [asdict(each) for _, each in sorted(shelf.bodies.items())]
    said = json.dumps([code(), bodies], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()
