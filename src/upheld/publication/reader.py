"""What the public process reads: the edition that is served, filtered by the hour."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from upheld.publication.embargo import is_public
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import SHELF
from upheld.publication.site import PublicBody, PublicCorrection
from upheld.publication.store.bodies import from_json as body_from_json
from upheld.publication.store.layout import (
    CODINGS,
    CURRENT,
    FACTS,
    FORM,
    MANIFEST,
    NEXT_HOUR,
    PACKS,
)
from upheld.statistics.figures import BodyFigures
from upheld.statistics.figures_json import from_json
from upheld.toolbox.read_only import ReadOnly

# A year's figures are some 400 documents; as many years are kept ready as are compared at once.
YEARS_KEPT = 4
# One body's figures of one year take 18 KB (tracemalloc, 100 bodies of 2020), so these 9 MB: as
# many as 120 comparisons of four councils that have none in common.
FIGURES_KEPT = 480


@dataclass(frozen=True, kw_only=True)
class PublishedYear:
    """A year that is public, and the release that it shows."""

    year: int
    public_from: datetime
    release: str


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file that may be seen now."""

    pack: Path
    start: int
    address: str
    media_type: str
    etag: str
    """SHA-256 of its bytes before any coding."""
    public_from: datetime
    download: str | None
    sizes: Mapping[str, int]
    """Bytes by content coding; `identity` is always there."""

    def at(self, coding: str) -> int:
        """Where in the pack its form under a content coding begins, behind those before it."""
        before = CODINGS[: CODINGS.index(coding)]
        return self.start + sum(self.sizes.get(name, 0) for name in before)

    def read(self, coding: str = "identity") -> bytes:
        """All its bytes under a content coding that it has."""
        with self.pack.open("rb") as pack:
            pack.seek(self.at(coding))
            return pack.read(self.sizes[coding])


class Edition:
    """One state of the public site. It never changes; a new state is a new edition."""

    def __init__(self, folder: Path) -> None:
        """Read what the edition is; its facts are opened when they are asked for."""
        self.folder = folder
        self._manifest: Mapping[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        # Nothing here points back at the edition: the last answer that lets go of it closes its
        # files, however rarely Python looks for objects that only point at each other.
        self._facts = _Facts(folder / FACTS)
        self._year = lru_cache(maxsize=YEARS_KEPT)(partial(_read_year, self._facts))
        self._figures = lru_cache(maxsize=FIGURES_KEPT)(partial(_read_figures, self._facts))

    @property
    def id(self) -> str:
        """Digest of everything it was made from."""
        return str(self._manifest["id"])

    @property
    def form(self) -> int:
        """How it is laid out; editions of the first form do not say so."""
        return int(self._manifest.get("form", 1))

    @cached_property
    def opens(self) -> datetime:
        """The hour at which the newest of its years became public."""
        return datetime.fromisoformat(self._manifest["opens"])

    @property
    def demonstration(self) -> bool:
        """Whether it rests on invented casework."""
        return bool(self._manifest["demonstration"])

    @property
    def forms(self) -> str:
        """Where the public forms are; empty where the installation has not said it."""
        return str(self._manifest.get("forms", ""))

    @property
    def next_hour(self) -> datetime | None:
        """The next public hour; it may have been staged after this edition was made."""
        return read_next_hour(self.folder.parent.parent)

    @cached_property
    def shelf(self) -> ShelfReader | None:
        """What is public of single cases; None where the edition has no shelf to be read.

        FileNotFoundError where the edition is gone: it was removed, and another one is served.
        """
        place = self.folder / SHELF
        if not place.is_dir():
            # Asked of its manifest: an edition without a shelf is none that is gone.
            (self.folder / MANIFEST).stat()
            return None
        found = ShelfReader(place)
        return found if found.is_readable else None

    def file(self, address: str, now: datetime) -> StoredFile | None:
        """The file of an address; None where there is none or its hour has not come."""
        row = self._facts.one("select * from files where address = ?", address)
        found = self._stored(row) if row else None
        return found if found and is_public(found.public_from, now) else None

    def downloads(self, under: str, now: datetime) -> tuple[StoredFile, ...]:
        """The files to take away under an address that may be seen now, by address."""
        sql = (
            "select * from files where address > ? and address < ? and download is not null "
            "order by address"
        )
        found = (self._stored(row) for row in self._facts.all(sql, under, f"{under}\U0010ffff"))
        return tuple(each for each in found if is_public(each.public_from, now))

    def _stored(self, row: sqlite3.Row) -> StoredFile:
        sizes = {"identity": row["size"], "br": row["br"], "gzip": row["gzip"]}
        return StoredFile(
            pack=self.folder / PACKS / row["pack"],
            start=row["start"],
            address=row["address"],
            media_type=row["media_type"],
            etag=row["sha256"],
            public_from=datetime.fromisoformat(row["public_from"]),
            download=row["download"],
            sizes={name: size for name, size in sizes.items() if size is not None},
        )

    def path(self, name: str) -> Path:
        """A file beside the pages that search needs, such as `postcodes.bin`."""
        return self.folder / name

    @cached_property
    def _bodies(self) -> Mapping[str, PublicBody]:
        rows = self._facts.all("select slug, content from bodies order by slug")
        return {row["slug"]: body_from_json(json.loads(row["content"])) for row in rows}

    def bodies(self) -> Mapping[str, PublicBody]:
        """Every body of the register by slug; who exists is no secret before any hour."""
        return self._bodies

    def years(self, now: datetime) -> tuple[int, ...]:
        """The years that are public now, oldest first."""
        return tuple(each.year for each in self.published(now))

    def published(self, now: datetime) -> tuple[PublishedYear, ...]:
        """The years that are public now with their releases, oldest first."""
        rows = self._facts.all("select year, public_from, release from years order by year")
        years = (
            PublishedYear(
                year=row["year"],
                public_from=datetime.fromisoformat(row["public_from"]),
                release=row["release"],
            )
            for row in rows
        )
        return tuple(each for each in years if is_public(each.public_from, now))

    def corrections(
        self, now: datetime, *, year: int | None = None, body: str = ""
    ) -> tuple[PublicCorrection, ...]:
        """Corrections that are public now, of a year or of a body's figures, the newest first."""
        if not self._facts.one("select 1 from sqlite_master where name = 'corrections'"):
            # An edition that was made before they were noted; the next roll makes it anew.
            return ()
        found = map(_correction, self._facts.all("select * from corrections"))
        asked = (
            each
            for each in found
            if year in {None, each.year}
            and (not body or body in each.bodies)
            and is_public(each.public_from, now)
        )
        return tuple(sorted(asked, key=lambda each: (each.public_from, each.release), reverse=True))

    def figures(self, slug: str, year: int, now: datetime) -> BodyFigures | None:
        """One body's figures, None where it has none or the year is not public."""
        return self._figures(slug, year) if year in self.years(now) else None

    def figures_of_year(self, year: int, now: datetime) -> Mapping[str, BodyFigures]:
        """Every body's figures of a year that is public, by slug; empty where it is not."""
        return self._year(year) if year in self.years(now) else {}


class _Facts:
    """The facts of one edition."""

    def __init__(self, path: Path) -> None:
        self._file = ReadOnly(path)

    def one(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row."""
        found: sqlite3.Row | None = self._file.database.execute(sql, values).fetchone()
        return found

    def all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Every row."""
        return self._file.database.execute(sql, values).fetchall()


def _read_figures(facts: _Facts, slug: str, year: int) -> BodyFigures | None:
    row = facts.one("select content from figures where year = ? and body = ?", year, slug)
    return from_json(json.loads(row["content"])) if row else None


def _read_year(facts: _Facts, year: int) -> Mapping[str, BodyFigures]:
    rows = facts.all("select body, content from figures where year = ? order by body", year)
    return {row["body"]: from_json(json.loads(row["content"])) for row in rows}


def _correction(row: sqlite3.Row) -> PublicCorrection:
    return PublicCorrection(
        year=row["year"],
        release=row["release"],
        corrects=row["corrects"],
        why=row["why"],
        bodies=tuple(json.loads(row["bodies"])),
        public_from=datetime.fromisoformat(row["public_from"]),
    )


class PublicStore:
    """The folder of the public site, whichever edition `current` names at the moment."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist yet."""
        self.folder = folder
        self._served: Edition | None = None

    def edition(self) -> Edition | None:
        """The edition that is served now, None while there is none that this software can read.

        The link is followed once per call, so that one answer never mixes two editions.
        """
        try:
            served = self._followed()
        except FileNotFoundError:
            # It was removed while it was opened: what the link names now stays for longer.
            served = self._followed()
        if served is None:
            return None
        # One that other software laid out is none: the roll makes it anew, or this is begun anew.
        return served if served.form == FORM else None

    def _followed(self) -> Edition | None:
        try:
            place = (self.folder / CURRENT).readlink()
        except OSError:
            return None
        served = self._served
        if served is None or served.folder != self.folder / place:
            served = Edition(self.folder / place)
            self._served = served
        return served


def read_next_hour(folder: Path) -> datetime | None:
    """The hour noted in a public folder, None where nothing is to come.

    A note that is there and cannot be read counts as an hour long past: nothing may be kept then.
    """
    try:
        text = (folder / NEXT_HOUR).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except OSError:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.fromisoformat(text) if text else None
