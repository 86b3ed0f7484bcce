"""Open what is due: the public store follows the clock, with nobody present."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

import upheld
from upheld.publication.site import Site
from upheld.publication.store import swap
from upheld.publication.store.layout import STORES
from upheld.register.queries.public_bodies import register_edition
from upheld.runs.annual import places
from upheld.runs.rolling.building import build
from upheld.runs.rolling.gathering import gather, next_hour
from upheld.toolbox import clock
from upheld.toolbox.files import discard, sha256_of

# Long enough to build eight years on a slow machine; short enough that what is staged in the
# morning is not built over and over the day before.
AHEAD_SECONDS = 3600


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a look at the clock led to."""

    edition: str | None
    """Id of the edition that is served now; None while nothing is public."""
    swapped: bool
    """Whether it took the place of another one now."""
    next_hour: datetime | None
    """When something more becomes public."""


def open_due() -> Opened:
    """Serve everything that is public by now, and make ready what becomes public within the hour.

    Run it as often as you like: where nothing is due it does nothing.
    """
    now = clock.now()
    public, coming = Path(settings.UPHELD_PUBLIC), next_hour(now)
    swap.note_next_hour(public, coming)
    site = gather(now)
    wanted = edition_of(site) if site else None
    due = site is not None and swap.served(public) != wanted
    if site and wanted and due:
        _serve(site, wanted, public)
    if coming and (coming - now).total_seconds() <= AHEAD_SECONDS:
        ahead = gather(coming)
        if ahead is not None:
            _prepare(ahead)
    return Opened(edition=wanted, swapped=due, next_hour=coming)


def prepared() -> Path:
    """Folder of editions that are not public yet; below the data folder, for its owner alone."""
    return places.data() / "publishing"


def edition_of(site: Site) -> str:
    """Digest of everything that an edition is made from: the same input is the same edition."""
    made_from = {
        "code": _code(),
        "opens": site.opens.isoformat(),
        "releases": {y.release: sha256_of(_manifest(y.tables)) for y in site.years.values()},
        "hours": [[h.year, h.at.isoformat(), h.published] for h in site.calendar],
        "letters": {
            f"{letter.year} {letter.body}": letter.sha256
            for year in site.years.values()
            for letter in year.letters.values()
        },
        "register": [register_edition(), sorted(site.bodies)],
        "boundaries": _digest(json.dumps(site.boundaries, sort_keys=True).encode()),
    }
    return _digest(json.dumps(made_from, sort_keys=True).encode())[:32]


def _serve(site: Site, wanted: str, public: Path) -> None:
    edition = prepared() / wanted
    # A run that was killed between its two renames left it there already.
    if not (public / STORES / wanted).exists():
        build(site, edition)
    swap.install(edition, public)
    _sweep(keep=None)


def _prepare(site: Site) -> None:
    wanted = edition_of(site)
    build(site, prepared() / wanted)
    _sweep(keep=wanted)


def _sweep(keep: str | None) -> None:
    # What was made ready and overtaken since, and what a killed run left half made.
    for path in prepared().iterdir() if prepared().exists() else ():
        if path.name != keep:
            discard(path)


def _manifest(tables: Path | None) -> Path:
    if tables is None:
        raise ValueError("a year of the site comes from a release")
    return tables.parent / "manifest.json"


def _code() -> str:
    # Pages that newer code would write differently are written again.
    package = Path(upheld.__file__).parent
    kinds = (".py", ".html", ".xml", ".svg", ".css", ".js", ".typ", ".csv", ".woff2")
    paths = sorted(p for p in package.rglob("*") if p.suffix in kinds and p.is_file())
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.relative_to(package)}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
