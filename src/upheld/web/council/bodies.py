"""The bodies that one may complain about, found by name or postcode."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from upheld.domain.errors import Refused
from upheld.publication.finding.finder import Finder, Located
from upheld.publication.finding.spelling import cleaned, readable
from upheld.publication.reader import Edition, PublicStore
from upheld.register.queries.authorities import authorities_on, authority
from upheld.toolbox import clock

MOST = 12
POSTCODES = "postcodes.bin"


class Body(NamedTuple):
    """A body to choose."""

    slug: str
    name: str


def existing() -> dict[str, str]:
    """The names of all bodies that exist today, by slug."""
    return {each.slug: each.name for each in authorities_on(clock.today()) if each.type}


def name_of(slug: str) -> str:
    """What a body is called today; empty where it does not exist."""
    try:
        known = authority(slug)
    except Refused:
        return ""
    return known.name if known.existed_on(clock.today()) else ""


def search(text: str) -> list[Body]:
    """Bodies of a name, of a name like it, or of a postcode; the likeliest first."""
    if not readable(text):
        return []
    names, asked = existing(), text.casefold().strip()
    slugs = [*_published(text), *(s for s, name in names.items() if asked in name.casefold())]
    return [Body(s, names[s]) for s in dict.fromkeys(slugs) if s in names][:MOST]


def _published(text: str) -> list[str]:
    """As the public site finds them, where one is published: misspelt too, and by postcode."""
    edition = _store(Path(settings.UPHELD_PUBLIC)).edition()
    if edition is None or not (asked := cleaned(text)):
        return []
    found = _finder(edition).find(asked)
    if isinstance(found, Located):
        pairs = [(place.council, place.county) for place in found.places]
        return [body.slug for pair in pairs for body in pair if body]
    return [body.slug for body in (*found.exact, *found.near)]


@lru_cache(maxsize=2)
def _store(folder: Path) -> PublicStore:
    return PublicStore(folder)


@lru_cache(maxsize=2)
def _finder(edition: Edition) -> Finder:
    place = edition.path(POSTCODES)
    return Finder(edition.bodies(), place.read_bytes() if place.is_file() else b"")
