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
from upheld.runs.changes.actions.noting import note_changes, take_back
from upheld.runs.changes.queries.lines import Lines, last_number
from upheld.runs.rolling.edition import code
from upheld.runs.rolling.shelving import GatheredShelf, gather_shelf
from upheld.runs.rolling.shown_facts import shown_facts

BY = "upheld"


def make_shelf(folder: Path, *, at: datetime, before: Path | None) -> list[str]:
    """Make the shelf of a moment in a folder that is not there yet; `before` is the one served.

    Texts that were withdrawn do not lie in it: what something was taken out of is built anew.
    Gives in words what was left out because it cannot be read; it stops nothing else.
    """
    gathered = gather_shelf(at)
    stamps = gathered.decisions.stamps
    earlier = contents_of(before) if before else None
    if before and earlier:
        _take_back(ShelfReader(before), earlier, gathered.shelf)
    # Numbered before anybody sees it; killed in between, the next run finds the same lines.
    note_changes(shown=shown_facts(gathered.shelf, stamps, at), at=at, by=BY)
    shelf = replace(gathered.shelf, base=_base(gathered.shelf), changes=Lines(at))
    coming = contents_to_be(shelf, stamps, gathered.bridges.stamps)
    lost = earlier is None or coming.lost_since(earlier)
    folder.mkdir()
    if before and earlier and not lost and _goes_on(earlier, coming, at):
        _extend(folder, replace(gathered, shelf=shelf), before, earlier=earlier, coming=coming)
    else:
        _build(folder, replace(shelf, alone=before is not None and lost))
    # Some may have been met twice.
    return list(dict.fromkeys(gathered.left_out))


def _take_back(before: ShelfReader, earlier: Contents, shelf: Shelf) -> None:
    # After a restore from a backup the site that is served knows more of the feed than we do.
    last, known = earlier.last_change, last_number()
    if last and last.number > known and before.demonstration == shelf.demonstration:
        lost = before.changes(shelf.opens, after=known, size=last.number - known)
        take_back(served=lost, by=BY)


def _goes_on(earlier: Contents, coming: Contents, at: datetime) -> bool:
    # After a restore without the public folder, numbers of changes may have been given anew.
    last = earlier.last_change
    known = next(iter(Lines(at, after=last.number - 1)), None) if last else None
    return earlier.base == coming.base and known == last


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
    last = earlier.last_change
    changes = Lines(gathered.shelf.opens, last.number if last else 0)
    bridges = gathered.bridges.of(coming.bridges_since(earlier))
    shelf = replace(gathered.shelf, changes=changes, bridges=bridges)
    shutil.copyfile(before / FACTS, folder / FACTS)
    changed = list(gathered.decisions.of(coming.decisions_since(earlier)))
    extend_facts(folder, shelf, changed, coming.bridges_overtaken(earlier))
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
