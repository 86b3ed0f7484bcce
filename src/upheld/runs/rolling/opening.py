"""Open what is due: the public store follows the clock, with nobody present."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from upheld.domain.errors import OutsideFailed
from upheld.publication.store import swap
from upheld.publication.store.layout import STORES
from upheld.runs.history.actions.withdraw import note_public
from upheld.runs.rolling.building import build
from upheld.runs.rolling.composing import compose_anew, compose_with_served, is_to_renew
from upheld.runs.rolling.edition import alike, edition_at, renewed, site_of
from upheld.runs.rolling.gathering import gather, next_hour
from upheld.runs.rolling.shelf_state import shelf_at
from upheld.runs.rolling.stores import alone, is_built, is_whole, prepared, public
from upheld.toolbox import clock
from upheld.toolbox.files import discard, write_whole

# Long enough to build eight years on a slow machine; short enough that what is staged in the
# morning is not built over and over the day before.
AHEAD_SECONDS = 3600
# What the file is called that names the rows of history in a site.
ROWS = ".figures.json"


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What the clock asks for at a moment."""

    now: datetime
    wanted: str | None
    """Id of the edition to serve now; None while nothing is public."""
    served: str | None
    coming: datetime | None
    """When something more becomes public."""
    ahead: str | None
    """Id of the site to make ready, where the next hour is near and it will be another one."""
    left_out: tuple[str, ...] = ()
    """In words, what a shelf that was made does not show because it cannot be read."""

    @property
    def swap_due(self) -> bool:
        """Whether another edition is to be served."""
        return self.wanted is not None and self.wanted != self.served

    @property
    def work_due(self) -> bool:
        """Whether there is something to swap or to build."""
        return self.swap_due or (self.ahead is not None and not is_built(self.ahead))


def look() -> Outlook:
    """Look at the clock: quick, without a lock, and changing nothing."""
    now = clock.now()
    coming, site = next_hour(now), edition_at(now)
    near = coming is not None and (coming - now).total_seconds() <= AHEAD_SECONDS
    ahead = edition_at(coming) if coming and near else None
    served = swap.served(public())
    return Outlook(
        now=now,
        wanted=site and _wanted(site + shelf_at(now, site), served),
        served=served,
        coming=coming,
        ahead=None if ahead == site else ahead,
    )


def _wanted(edition: str, served: str | None) -> str:
    """An edition, or the one that follows it: the same with an index of its own."""
    after = renewed(edition)
    return after if served == after or (served == edition and is_to_renew()) else edition


def look_and_open() -> tuple[Outlook, bool]:
    """Serve the edition that is due where it lies ready; whether it took another one's place.

    The outlook is the one on which it acted: it still holds where nothing was swapped. It waits for
    no other run: a letter being written does not hold up a public hour.
    """
    with suppress(OutsideFailed), alone():
        # A run may have been killed after it had served what something was taken out of.
        swap.drop_withdrawn(public())
    outlook = look()
    ready = _ready_for(outlook)
    if outlook.swap_due and ready is None:
        return outlook, False
    if ready is not None:
        _install(ready)
    swap.note_next_hour(public(), outlook.coming)
    return outlook, ready is not None


def open_due() -> Outlook:
    """Serve everything that is public by now, and make ready what becomes public within the hour.

    Run it as often as you like: where nothing is due it does nothing. Gives the outlook on which
    it acted.
    """
    # Before anything is gathered: what was served and withdrawn since is told by what is built.
    note_history()
    outlook, left_out = look(), list[str]()
    if outlook.swap_due and outlook.wanted is not None:
        ready = _ready_for(outlook)
        if ready != outlook.wanted:
            if ready is not None:
                _install(ready)
                swap.note_next_hour(public(), outlook.coming)
            left_out = _make(outlook.wanted, outlook.now, beside=outlook.ahead)
        _install(outlook.wanted)
    # Caches are told of the next hour only once the last one has been kept.
    swap.note_next_hour(public(), outlook.coming)
    outlook = _renew(outlook)
    if outlook.ahead and outlook.coming and not is_built(outlook.ahead):
        _build(outlook.ahead, outlook.coming)
    return replace(outlook, left_out=tuple(left_out))


def _renew(outlook: Outlook) -> Outlook:
    """Where something was withdrawn at once, its words leave the files of the index too.

    Killed before, the next run finds the edition that is served is not the one wanted.
    """
    if outlook.wanted is None or not is_to_renew():
        return outlook
    wanted = renewed(outlook.wanted)
    compose_anew(wanted, outlook.now)
    _install(wanted)
    return replace(outlook, wanted=wanted)


def tell_left_out(outlook: Outlook, *, tell: Callable[[str], None]) -> None:
    """Say what is not on the site although it is public: somebody has to look at it."""
    for each in outlook.left_out:
        tell(f"left out of the public site: {each}")


def note_history() -> bool:
    """Note which figures as published the edition has that is served, once for each site.

    Whether any of them had not been noted before.
    """
    served, noted = swap.served(public()), 0
    if served is not None:
        with suppress(FileNotFoundError):
            figures = json.loads(_rows_of(served).read_bytes())
            noted = note_public(figures=figures, by="upheld")
            _rows_of(served).unlink()
    return bool(noted)


def _ready_for(outlook: Outlook) -> str | None:
    """What lies ready and is due; one without the newest of history rather than a late hour.

    No figure is in it that may not be seen: whatever is held back came in later than it was made.
    A site that lies ready opens with the shelf that is served, until its own is made.
    """
    wanted = outlook.wanted
    if not outlook.swap_due or wanted is None:
        return None
    if is_whole(wanted):
        return wanted
    if outlook.served is not None and site_of(outlook.served) == site_of(wanted):
        return None
    site = _ready_site(outlook.served, wanted)
    return compose_with_served(site) if site else None


def _ready_site(served: str | None, wanted: str) -> str | None:
    if is_built(site_of(wanted)):
        return site_of(wanted)
    if served is not None and alike(served, wanted):
        return None
    others = prepared().iterdir() if prepared().exists() else ()
    found = [each for each in others if each.is_dir() and alike(each.name, wanted)]
    return site_of(max(found, key=lambda each: each.stat().st_mtime).name) if found else None


def _make(edition: str, at: datetime, *, beside: str | None) -> list[str]:
    site = site_of(edition)
    if not is_built(site):
        _build(site, at, beside=beside)
    return compose_anew(edition, at, at_once=True)


def _build(site: str, at: datetime, *, beside: str | None = None) -> None:
    gathered = gather(at)
    if gathered is None:
        raise ValueError(f"nothing is public at {at}, so there is no site {site}")
    # What was overtaken since, and what a killed run left half made, makes room first; but an hour
    # that is near waits for no building, so what could be served at it stays.
    near = [site, beside] if beside else [site]
    _sweep(lambda name: any(alike(name, each) for each in near))
    # Before the edition, so that none is ever served without it. Rows may change while it is made.
    if gathered.figures:
        write_whole(_rows_of(site), json.dumps(gathered.figures).encode())
    build(gathered.site, prepared() / site)
    with suppress(OutsideFailed), alone():
        _sweep(lambda name: name == site or (beside is not None and alike(name, beside)))


def _rows_of(edition: str) -> Path:
    # Beside the edition, not in it: numbers of rows are not public.
    return prepared() / f"{site_of(edition)}{ROWS}"


def _install(edition: str) -> None:
    with alone():
        if not is_whole(edition):
            raise OutsideFailed("another run was faster with the public site; try again")
        swap.install(prepared() / edition, public())
        swap.drop_withdrawn(public())
        # Its files are served now.
        if (built := prepared() / site_of(edition)).exists():
            discard(built)
    note_history()


def _sweep(keep: Callable[[str], bool]) -> None:
    stores = public() / STORES
    # What was moved already may still be waiting to have its rows noted.
    kept = {site_of(path.name) for path in (stores.iterdir() if stores.exists() else ())}
    for path in prepared().iterdir() if prepared().exists() else ():
        name = path.name.removesuffix(ROWS)
        if keep(name) or (name != path.name and name in kept):
            continue
        if path.is_dir():
            discard(path)
        else:
            path.unlink(missing_ok=True)
