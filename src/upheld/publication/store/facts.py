"""The facts of an edition as one SQLite file: written once, then only read."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import astuple, fields
from pathlib import Path

from upheld.publication.site import PublicBody, Site
from upheld.publication.store.bodies import to_json as body_to_json
from upheld.publication.store.layout import FACTS
from upheld.publication.store.packing import Entry
from upheld.statistics.figures_json import to_json

SCHEMA = """
create table files (
  address text primary key, media_type text not null, sha256 text not null,
  public_from text not null, download text, pack text not null, start integer not null,
  size integer not null, br integer, gzip integer
) without rowid;
create table bodies (slug text primary key, content text not null) without rowid;
create table years (year integer primary key, public_from text not null, release text not null);
create table figures (
  year integer not null references years, body text not null references bodies,
  content text not null, primary key (year, body)
) without rowid;
create table corrections (
  year integer not null references years, release text not null, corrects text not null,
  why text not null, bodies text not null, public_from text not null,
  primary key (year, release)
) without rowid;
"""


def write_facts(edition: Path, site: Site, entries: Iterable[Entry]) -> None:
    """Write the index of files and the facts of the site; the same input gives the same file."""
    with closing(sqlite3.connect(edition / FACTS)) as database, database:
        database.executescript(SCHEMA)
        marks = ", ".join("?" for _ in fields(Entry))
        rows = sorted((_row(entry) for entry in entries), key=lambda row: str(row[0]))
        database.executemany(f"insert into files values ({marks})", rows)  # noqa: S608 - marks only
        database.executemany("insert into bodies values (?, ?)", _bodies(site.bodies.values()))
        database.executemany(
            "insert into years values (?, ?, ?)",
            [(y.year, y.public_from.isoformat(), y.release) for y in site.years.values()],
        )
        database.executemany(
            "insert into figures values (?, ?, ?)",
            (
                (year.year, slug, _text(to_json(figures)))
                for year in site.years.values()
                for slug, figures in sorted(year.bodies.items())
            ),
        )
        database.executemany(
            "insert into corrections values (?, ?, ?, ?, ?, ?)",
            (
                (c.year, c.release, c.corrects, c.why, _text(c.bodies), c.public_from.isoformat())
                for year in site.years.values()
                for c in year.corrections
            ),
        )


def _row(entry: Entry) -> tuple[object, ...]:
    values = dict(zip((f.name for f in fields(entry)), astuple(entry), strict=True))
    return tuple((values | {"public_from": entry.public_from.isoformat()}).values())


def _bodies(bodies: Iterable[PublicBody]) -> Iterable[tuple[str, str]]:
    return ((body.slug, _text(body_to_json(body))) for body in sorted(bodies, key=lambda b: b.slug))


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
