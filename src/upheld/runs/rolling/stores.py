"""Where sites and editions lie while they are made, and who may move them.

publishing/SITE     a site that is built and waits for its hour
publishing/ID       an edition that is whole and about to be served: a site and its shelf
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import OutsideFailed
from upheld.publication.store.layout import STORES
from upheld.runs.annual import places
from upheld.runs.rolling.edition import SITE, site_of
from upheld.toolbox import lock

LOCK = "swap.lock"


def prepared() -> Path:
    """Folder of what is not public yet; below the data folder, for its owner alone."""
    return places.data() / "publishing"


def public() -> Path:
    """The public folder."""
    return Path(settings.UPHELD_PUBLIC)


def place_of_site(site: str) -> Path | None:
    """A folder with the files of a site, built or served; None where there is none."""
    folders = (prepared(), public() / STORES)
    found = (path for folder in folders if folder.exists() for path in sorted(folder.iterdir()))
    return next((path for path in found if path.is_dir() and site_of(path.name) == site), None)


def is_built(site: str) -> bool:
    """Whether the files of a site lie somewhere."""
    return place_of_site(site) is not None


def is_whole(edition: str) -> bool:
    """Whether an edition waits to be served, or lies where it is served from."""
    # In the public folder already where a run was killed between its two renames.
    whole = len(edition) > SITE
    return whole and any((folder / edition).exists() for folder in (prepared(), public() / STORES))


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else moves or removes an edition meanwhile; refused at once where somebody does."""
    try:
        with lock.held(places.data() / LOCK, "swap"):
            yield
    except lock.Busy:
        raise OutsideFailed("another run is swapping the public site; try again") from None
