"""Make a shelf: out of the one that is served where it only grew, anew in any other case."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from upheld.domain.publication import DocumentKind
from upheld.publication.search import index
from upheld.publication.search.documents import Document, of_decisions, of_reports
from upheld.publication.search.fields import key_of
from upheld.publication.shelf import coding
from upheld.publication.shelf.contents import Contents, contents_of, contents_to_be
from upheld.publication.shelf.facts import PublicDecision
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import FACTS, INDEX, Shelf, extend_facts, write_facts
from upheld.publication.store.composing import link
from upheld.runs.changes.actions.noting import note_changes, take_back
from upheld.runs.changes.queries.lines import Lines, last_number
from upheld.runs.rolling.edition import code
from upheld.runs.rolling.shelving import GatheredShelf, gather_shelf
from upheld.runs.rolling.shown_facts import shown_facts

BY = "upheld"


def make_shelf(
    folder: Path, *, at: datetime, before: Path | None, at_once: bool = False
) -> list[str]:
    """Make the shelf of a moment in a folder that is not there yet; `before` is the one served.

    Texts that were withdrawn do not lie in it: what something was taken out of is written anew.
    `at_once` leaves the index for the next shelf, for it takes the longest: what was withdrawn has
    no page and is found no more, and only its words still lie in the files of the index.
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
    found_lost = earlier is None or coming.found_lost_since(earlier)
    stale = earlier is not None and earlier.to_renew
    shelf = replace(shelf, alone=before is not None and (lost or stale))
    folder.mkdir()
    if before and earlier and _goes_on(earlier, coming, at):
        shelf = replace(shelf, to_renew=found_lost and at_once)
        step = _Step(
            folder=folder, before=before, earlier=earlier, coming=coming, lost=lost,
            found_lost=found_lost,
            keeps_index=at_once if found_lost else not stale,
        )  # fmt: skip
        _go_on(step, replace(gathered, shelf=shelf))
    else:
        _build(folder, shelf)
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


@dataclass(frozen=True, kw_only=True)
class _Step:
    """From one shelf to the next, made out of it."""

    folder: Path
    before: Path
    earlier: Contents
    coming: Contents
    lost: bool
    """Whether anything was withdrawn."""
    found_lost: bool
    """Whether anything of that is in the index."""
    keeps_index: bool


def _go_on(step: _Step, gathered: GatheredShelf) -> None:
    earlier, coming = step.earlier, step.coming
    last = earlier.last_change
    changes = Lines(gathered.shelf.opens, last.number if last else 0)
    bridges = gathered.bridges.of(coming.bridges_since(earlier))
    shelf = replace(gathered.shelf, changes=changes, bridges=bridges)
    shutil.copyfile(step.before / FACTS, step.folder / FACTS)
    changed = list(gathered.decisions.of(coming.decisions_since(earlier)))
    gone = coming.decisions_gone(earlier) if step.lost else None
    extend_facts(step.folder, shelf, changed, coming.bridges_overtaken(earlier), gone)
    if step.keeps_index:
        _extend_index(step, shelf, changed)
    else:
        index.build(step.folder / INDEX, _documents(ShelfReader(step.folder), shelf))


def _extend_index(step: _Step, shelf: Shelf, changed: list[PublicDecision]) -> None:
    # Files of an index are never written again, only replaced: links do.
    earlier, place = step.earlier, step.folder / INDEX
    link(step.before / INDEX, place)
    told = step.coming.reports_since(earlier)
    # Where nothing was withdrawn, what was there before says the same words still.
    again = step.found_lost
    new = [one for one in changed if again or (one.reference, one.body) not in earlier.stamps]
    reports = [each for each in shelf.reports if each.id in told]
    gone = list(_keys_gone(step.coming, earlier)) if step.found_lost else []
    if new or reports or gone:
        documents = [*of_decisions(new, shelf.bodies), *of_reports(reports, shelf.bodies)]
        index.extend(place, documents, gone)


def _keys_gone(coming: Contents, earlier: Contents) -> Iterator[str]:
    for reference, body in coming.decisions_gone(earlier):
        yield key_of(DocumentKind.STATEMENT, reference, body)
    for one, said in coming.reports_gone(earlier).items():
        yield key_of(DocumentKind.REPORT, one, coding.report(said).fact.body)


def _base(shelf: Shelf) -> str:
    """Of what an earlier shelf must have been made too, if this one is to go on from it."""
    bodies = [asdict(each) for _, each in sorted(shelf.bodies.items())]
    said = json.dumps([code(), bodies], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()
