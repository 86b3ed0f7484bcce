"""A process that serves lets old editions go: their files are closed, whatever was asked."""

import gc
from pathlib import Path

from support.public_process import Process
from support.public_site import HOURS
from support.shelves import NOW, decision, shelf
from upheld.publication.reader import PublicStore
from upheld.publication.search.asked import Search
from upheld.publication.store.layout import CURRENT, STORES

SWAPS = 100


def held(folder: Path) -> int:
    """Files below a folder that this process has open or mapped, those removed included."""
    opened = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    mapped = Path("/proc/self/maps").read_text().splitlines()
    return sum(str(folder) in str(each) for each in (*opened, *mapped))


def test_swaps_leave_no_open_file_behind(tmp_path: Path) -> None:
    """After a hundred swaps as many are open as after one, without Python looking for circles."""
    process = Process(tmp_path / "public", now=NOW)
    for name in ("one", "two"):
        process.publish(2020, name=name, shelf=shelf([decision()]))
    store, counts = PublicStore(process.folder), []
    gc.disable()
    try:
        for number in range(SWAPS):
            link = process.folder / CURRENT
            link.unlink()
            link.symlink_to(f"{STORES}/{('one', 'two')[number % 2]}")
            _ask(store)
            counts.append(held(process.folder))
    finally:
        gc.enable()
    assert counts[0] > 1, "it looks where files are open"
    # What is left behind stays: a file that another thread of the index has for a moment does not.
    assert min(counts[-10:]) <= max(counts[:2])


def _ask(store: PublicStore) -> None:
    edition = store.edition()
    assert edition
    assert edition.shelf
    assert edition.shelf.search
    assert edition.years(HOURS[2020]) == (2020,)
    assert edition.figures("alder", 2020, NOW)
    assert edition.figures_of_year(2020, NOW)
    assert edition.shelf.how_many_decisions(NOW) == 1
    assert edition.shelf.search.find(Search(words="collections"), now=NOW).total == 1
