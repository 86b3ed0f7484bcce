"""Open what is due: the public store follows the clock, with nobody present."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import OutsideFailed
from upheld.publication.store import swap
from upheld.publication.store.layout import STORES
from upheld.runs.annual import places
from upheld.runs.history.actions.withdraw import note_public
from upheld.runs.rolling.building import build
from upheld.runs.rolling.edition import alike, edition_at
from upheld.runs.rolling.gathering import gather, next_hour
from upheld.toolbox import clock, lock
from upheld.toolbox.files import discard, write_whole

# Long enough to build eight years on a slow machine; short enough that what is staged in the
# morning is not built over and over the day before.
AHEAD_SECONDS = 3600
LOCK = "swap.lock"
# What the file is called that names the rows of history in an edition.
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
    """Id of the edition to make ready, where the next hour is near."""

    @property
    def swap_due(self) -> bool:
        """Whether another edition is to be served."""
        return self.wanted is not None and self.wanted != self.served

    @property
    def work_due(self) -> bool:
        """Whether there is something to swap or to build."""
        return self.swap_due or (self.ahead is not None and not _is_ready(self.ahead))


def look() -> Outlook:
    """Look at the clock: quick, without a lock, and changing nothing."""
    now = clock.now()
    coming = next_hour(now)
    near = coming is not None and (coming - now).total_seconds() <= AHEAD_SECONDS
    return Outlook(
        now=now,
        wanted=edition_at(now),
        served=swap.served(_public()),
        coming=coming,
        ahead=edition_at(coming) if coming and near else None,
    )


def open_ready() -> bool:
    """Serve the edition that is due where it lies ready; whether it took another one's place.

    It waits for no other run: a letter being written does not hold up a public hour.
    """
    outlook = look()
    ready = _ready_for(outlook)
    if outlook.swap_due and ready is None:
        return False
    if ready is not None:
        _install(ready)
    swap.note_next_hour(_public(), outlook.coming)
    return ready is not None


def open_due() -> Outlook:
    """Serve everything that is public by now, and make ready what becomes public within the hour.

    Run it as often as you like: where nothing is due it does nothing. Gives the outlook on which
    it acted.
    """
    # Before anything is gathered: what was served and withdrawn since is told by what is built.
    note_history()
    outlook = look()
    if outlook.swap_due and outlook.wanted is not None:
        ready = _ready_for(outlook)
        if ready != outlook.wanted:
            if ready is not None:
                _install(ready)
                swap.note_next_hour(_public(), outlook.coming)
            _build(outlook.wanted, outlook.now, beside=outlook.ahead)
        _install(outlook.wanted)
    # Caches are told of the next hour only once the last one has been kept.
    swap.note_next_hour(_public(), outlook.coming)
    if outlook.ahead and outlook.coming and not _is_ready(outlook.ahead):
        _build(outlook.ahead, outlook.coming)
    return outlook


def note_history() -> None:
    """Note which figures as published the edition has that is served, once for each edition."""
    served = swap.served(_public())
    if served is None:
        return
    with suppress(FileNotFoundError):
        figures = json.loads(_rows_of(served).read_bytes())
        note_public(figures=figures, by="upheld")
        _rows_of(served).unlink()


def prepared() -> Path:
    """Folder of editions that are not public yet; below the data folder, for its owner alone."""
    return places.data() / "publishing"


def _public() -> Path:
    return Path(settings.UPHELD_PUBLIC)


def _is_ready(edition: str) -> bool:
    # In the public folder already where a run was killed between its two renames.
    return (prepared() / edition).exists() or (_public() / STORES / edition).exists()


def _ready_for(outlook: Outlook) -> str | None:
    """What lies ready and is due; one without the newest of history rather than a late hour.

    No figure is in it that may not be seen: whatever is held back came in later than it was made.
    """
    wanted = outlook.wanted
    if not outlook.swap_due or wanted is None:
        return None
    if _is_ready(wanted):
        return wanted
    if outlook.served is not None and alike(outlook.served, wanted):
        return None
    others = prepared().iterdir() if prepared().exists() else ()
    found = [each for each in others if _is_whole(each) and alike(each.name, wanted)]
    return max(found, key=lambda each: each.stat().st_mtime).name if found else None


def _is_whole(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def _build(edition: str, at: datetime, *, beside: str | None = None) -> None:
    gathered = gather(at)
    if gathered is None:
        raise ValueError(f"nothing is public at {at}, so there is no edition {edition}")
    # What was overtaken since, and what a killed run left half made, makes room first; but an hour
    # that is near waits for no building, so what could be served at it stays.
    near = [edition, beside] if beside else [edition]
    _sweep(lambda name: any(alike(name, each) for each in near))
    # Before the edition, so that none is ever served without it. Rows may change while it is made.
    if gathered.figures:
        write_whole(_rows_of(edition), json.dumps(gathered.figures).encode())
    build(gathered.site, prepared() / edition)
    with suppress(OutsideFailed), _alone():
        _sweep(lambda name: name == edition or (beside is not None and alike(name, beside)))


def _rows_of(edition: str) -> Path:
    # Beside the edition, not in it: numbers of rows are not public.
    return prepared() / f"{edition}{ROWS}"


def _install(edition: str) -> None:
    with _alone():
        if not _is_ready(edition):
            raise OutsideFailed("another run was faster with the public site; try again")
        swap.install(prepared() / edition, _public())
    note_history()


@contextmanager
def _alone() -> Iterator[None]:
    try:
        with lock.held(places.data() / LOCK, "swap"):
            yield
    except lock.Busy:
        raise OutsideFailed("another run is swapping the public site; try again") from None


def _sweep(keep: Callable[[str], bool]) -> None:
    stores = _public() / STORES
    # What was moved already may still be waiting to have its rows noted.
    kept = {path.name for path in (stores.iterdir() if stores.exists() else ())}
    for path in prepared().iterdir() if prepared().exists() else ():
        name = path.name.removesuffix(ROWS)
        if keep(name) or name in kept:
            continue
        if path.is_dir():
            discard(path)
        else:
            path.unlink(missing_ok=True)
