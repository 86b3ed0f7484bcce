"""Compose editions: a site that is made already, and a shelf."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import SHELF
from upheld.publication.store import swap
from upheld.publication.store.composing import compose
from upheld.publication.store.layout import STORES
from upheld.runs.rolling.edition import SITE, shelf_of, site_of
from upheld.runs.rolling.shelf_making import make_shelf
from upheld.runs.rolling.stores import alone, is_whole, place_of_site, prepared, public
from upheld.toolbox.files import discard


def compose_anew(edition: str, at: datetime, *, at_once: bool = False) -> list[str]:
    """An edition with the shelf of a moment that has come; its site lies there already.

    `at_once` leaves the index of a shelf that something was withdrawn from to the next edition.
    Whoever calls holds the lock of runs. Made beside its place and renamed: killed, run it again.
    Gives in words what its shelf does not show because it cannot be read.
    """
    if is_whole(edition):
        return []
    with alone():
        _sweep()
    site = place_of_site(site_of(edition))
    if site is None:
        raise ValueError(f"there is no site {site_of(edition)}")
    with _partial(edition) as folder:
        left_out = make_shelf(folder / SHELF, at=at, before=served_shelf(), at_once=at_once)
        compose(folder, name=edition, site=site)
    return left_out


def compose_with_served(site: str) -> str:
    """The id of an edition of a site that lies ready, with the shelf that is served; made now."""
    served = swap.served(public())
    edition = site + shelf_of(served or "")
    source = place_of_site(site)
    if source is not None and not is_whole(edition):
        with alone(), _partial(edition) as folder:
            compose(folder, name=edition, site=source, shelf=served_shelf())
    return edition


def served_shelf() -> Path | None:
    """The folder of the shelf that is served; None where there is none."""
    served = swap.served(public())
    shelf = public() / STORES / served / SHELF if served else None
    return shelf if shelf and shelf.is_dir() else None


def is_to_renew() -> bool:
    """Whether the index that is served still holds words of what was withdrawn."""
    shelf = served_shelf()
    return shelf is not None and ShelfReader(shelf).to_renew


@contextmanager
def _partial(edition: str) -> Iterator[Path]:
    prepared().mkdir(parents=True, exist_ok=True)
    # A name of its own each time: whoever outlives a killed run writes nowhere else.
    folder = Path(tempfile.mkdtemp(dir=prepared(), prefix=f".{edition}.partial-"))
    try:
        yield folder
        folder.rename(prepared() / edition)
    except BaseException:
        discard(folder)
        raise


def _sweep() -> None:
    # What a killed run left half made, and editions that were overtaken before they were served;
    # sites that wait for their hour stay.
    for path in prepared().iterdir() if prepared().exists() else ():
        if path.is_dir() and len(path.name) != SITE:
            discard(path)
