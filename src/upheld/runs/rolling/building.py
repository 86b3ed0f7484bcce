"""Build an edition of the public site: every page, its compressed forms, the index."""

import itertools
import json
import multiprocessing
import os
import pickle
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from django.conf import settings

from upheld.pages.whole import Part, common_files, files_of, parts
from upheld.publication.finding import postcodes
from upheld.publication.site import Site
from upheld.publication.store.facts import write_facts
from upheld.publication.store.layout import FORM, MANIFEST, POSTCODES
from upheld.publication.store.packing import Entry, pack
from upheld.publication.versions import versions
from upheld.toolbox.collecting import look_less_often
from upheld.toolbox.files import discard

# Councils go to the workers by this many: few enough to share evenly, enough to be worth asking.
TOGETHER = 8
# Beside the packs while workers are at work.
HANDED = ".handed"


def build(site: Site, edition: Path) -> int:
    """Make the edition in a folder named for it, there whole or not at all; how many files.

    An edition that lies there is kept: its name is the digest of what it is made from.
    """
    if edition.exists():
        return 0
    edition.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own each time: a worker that outlives a killed run writes nowhere else.
    partial = Path(tempfile.mkdtemp(dir=edition.parent, prefix=f".{edition.name}.partial-"))
    try:
        files = _fill(partial, site, edition.name)
        partial.rename(edition)
    except BaseException:
        discard(partial)
        raise
    return files


def _fill(partial: Path, site: Site, name: str) -> int:
    entries = sorted(_entries(site, partial), key=lambda entry: entry.address)
    _refuse_doubles(entries)
    write_facts(partial, site, entries)
    (partial / POSTCODES).write_bytes(postcodes.build(site.bodies.values()))
    (partial / MANIFEST).write_text(json.dumps(_manifest(site, name), indent=1))
    return len(entries)


def _manifest(site: Site, name: str) -> dict[str, object]:
    return {
        "form": FORM,
        "id": name,
        "opens": site.opens.isoformat(),
        "demonstration": site.demonstration,
        "forms": site.forms,
        "releases": {str(year.year): year.release for year in site.years.values()},
        "versions": versions(),
    }


def _refuse_doubles(entries: Sequence[Entry]) -> None:
    # Two files under one address would be one of them by chance.
    for one, other in itertools.pairwise(entries):
        if one.address == other.address:
            raise ValueError(f"two files of the site have the address {one.address}")


def _entries(site: Site, folder: Path) -> Iterator[Entry]:
    yield from pack(common_files(site), folder, "common")
    chunks = _chunks(site)
    if settings.UPHELD_WORKERS == 1:
        for name, work in chunks.items():
            yield from _make(site, folder, name, work)
        return
    # A process started anew inherits no open database and no thread that holds a lock. What it
    # works from lies in a file: handed over through a pipe, a worker that is killed before it has
    # read so much would let the run wait for ever.
    handed = folder / HANDED
    handed.write_bytes(pickle.dumps(site))
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        settings.UPHELD_WORKERS, start, initializer=_receive, initargs=(handed,)
    ) as workers:
        for made in workers.map(_make_received, chunks.keys(), chunks.values()):
            yield from made
    handed.unlink()


def _chunks(site: Site) -> dict[str, list[Part]]:
    # Each becomes a pack under its name, which says what it holds and not who made it.
    work = parts(site)
    single = {part.name: [part] for part in work if not part.body}
    councils = [part for part in work if part.body]
    together = [councils[i : i + TOGETHER] for i in range(0, len(councils), TOGETHER)]
    return single | {f"councils-from-{some[0].body}": some for some in together}


def _make(site: Site, folder: Path, name: str, work: Iterable[Part]) -> list[Entry]:
    return pack((file for part in work for file in files_of(site, part)), folder, name)


_received: list[tuple[Site, Path]] = []


def _receive(handed: Path) -> None:
    try:
        site = pickle.loads(handed.read_bytes())  # noqa: S301 - written by this run a moment ago
    except FileNotFoundError:
        # A run that was killed has left it, and the next one has cleared away what it wrote.
        parent = multiprocessing.parent_process()
        if parent is not None and not parent.is_alive():
            os._exit(1)
        raise
    _received.append((site, handed.parent))
    look_less_often()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A run that is killed cannot tell its workers; they would wait for work for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make_received(name: str, work: Sequence[Part]) -> list[Entry]:
    site, folder = _received[0]
    return _make(site, folder, name, work)
