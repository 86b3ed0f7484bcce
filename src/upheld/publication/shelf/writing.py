"""Write the facts of a shelf: one SQLite file, written once, then only read."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from upheld.publication.shelf.coding import packed, packed_counts, stamp
from upheld.publication.shelf.facts import (
    BodyBridge,
    LearningGone,
    PublicChange,
    PublicDecision,
    PublicImprovement,
    PublicLearning,
    PublicQuestion,
    PublicReport,
    PublicSession,
    Resource,
    Tombstone,
)
from upheld.publication.site import PublicBody

SHELF, FACTS, INDEX, MANIFEST = "shelf", "shelf.sqlite3", "index", "shelf.json"
# Raised when a reader of before could not read what is laid out now.
FORM = 5
RENEWED = ("reports", "improvements", "tombstones", "resources")
# Kinds of resources, by what they are.
KINDS: Mapping[type, str] = {
    PublicQuestion: "question", PublicLearning: "learning", LearningGone: "learning_gone",
    PublicSession: "session",
}  # fmt: skip

SCHEMA = """
create table decisions (
  reference text not null, body text not null, version integer not null, decided text not null,
  outcome text not null, subject text not null, invented integer not null,
  public_from text not null, stamp text not null, content blob not null,
  primary key (reference, body)
) without rowid;
create index decisions_by_day on decisions (decided, reference, body);
create index decisions_of_body on decisions (body, decided, reference, outcome, public_from);
create table reports (
  id text primary key, reference text not null, body text not null, issued text not null,
  public_from text not null, content blob not null
) without rowid;
create table improvements (
  id text primary key, reference text not null, body text not null, theme text not null,
  agreed text not null, due text not null, done text, public_from text not null,
  content blob not null
) without rowid;
create index improvements_of_body on improvements (body, due);
create table tombstones (
  reference text not null, body text not null, report text not null, content blob not null,
  primary key (reference, body, report)
) without rowid;
create table counts (
  body text not null, year integer not null, stamp text not null, content blob not null,
  primary key (body, year)
) without rowid;
create table resources (
  kind text not null, id text not null, content blob not null, primary key (kind, id)
) without rowid;
create table changes (
  number integer primary key, at text not null, kind text not null, body text not null,
  content blob not null
);
"""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Everything that a shelf holds at its moment."""

    opens: datetime
    """No fact of it is public later than this."""
    demonstration: bool
    bodies: Mapping[str, PublicBody]
    decisions: Iterable[PublicDecision]
    """Each time it is gone through it gives the same, in order of reference and body."""
    reports: tuple[PublicReport, ...] = ()
    improvements: tuple[PublicImprovement, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    resources: tuple[Resource, ...] = ()
    """Questions, learning and training, in any order."""
    bridges: Iterable[BodyBridge] = field(default=())
    changes: Iterable[PublicChange] = field(default=())
    left_out: Collection[str] = ()
    """In words, what cannot be read; it grows while the facts are gone through. Only how many they
    are is kept: the words may tell of what is not public."""
    alone: bool = False
    """Whether something was withdrawn since the shelf before, which is to go at once."""
    to_renew: bool = False
    """Whether its index still holds words of what was withdrawn, though it finds none of it: the
    next shelf gets an index of its own."""
    base: str = ""
    """Digest of what it rests on beside its facts; a shelf grows only out of one of the same."""


def write_facts(folder: Path, shelf: Shelf) -> None:
    """Write the facts of a shelf into a folder that is being made."""
    with closing(sqlite3.connect(folder / FACTS)) as database, database:
        database.executescript(SCHEMA)
        _insert(database, "decisions", 10, map(_decision, shelf.decisions))
        _insert_others(database, shelf)
    _write_manifest(folder, shelf)


def extend_facts(
    folder: Path,
    shelf: Shelf,
    changed: Iterable[PublicDecision],
    overtaken: Iterable[tuple[str, int]],
    gone: Iterable[tuple[str, str]] | None = None,
) -> None:
    """Bring a copy of an earlier shelf's facts to the state of `shelf`.

    Of decisions only those given are written, new or in place of what they were; bridges and
    changes of `shelf` are those since, and bridges of the bodies and years that are overtaken go.
    Where any text was withdrawn, `gone` names the decisions that go, by reference and body, if
    only none: then the file is written anew, so that nothing of it is left between the rows.
    """
    with closing(sqlite3.connect(folder / FACTS)) as database:
        # What is written over is zeroed, not only given free.
        database.execute("pragma secure_delete = on")
        with database:
            database.executemany(
                "delete from decisions where reference = ? and body = ?", gone or ()
            )
            _insert(database, "decisions", 10, map(_decision, changed), verb="insert or replace")
            for table in RENEWED:
                database.execute(f"delete from {table}")  # noqa: S608 - our names
            database.executemany("delete from counts where body = ? and year = ?", overtaken)
            _insert_others(database, shelf)
        if gone is not None:
            database.execute("vacuum")
    _write_manifest(folder, shelf)


def _insert_others(database: sqlite3.Connection, shelf: Shelf) -> None:
    tombs = ((t.reference, t.body, t.report, packed(t)) for t in shelf.tombstones)
    _insert(database, "reports", 6, map(_report, shelf.reports))
    _insert(database, "improvements", 9, map(_improvement, shelf.improvements))
    _insert(database, "tombstones", 4, tombs)
    resources = ((KINDS[type(each)], each.id, packed(each)) for each in shelf.resources)
    _insert(database, "resources", 3, resources)
    _insert(database, "counts", 4, map(_bridge, shelf.bridges))
    _insert(database, "changes", 5, map(_change, shelf.changes))


def _write_manifest(folder: Path, shelf: Shelf) -> None:
    manifest = {
        "form": FORM, "opens": shelf.opens.isoformat(), "demonstration": shelf.demonstration,
        "alone": shelf.alone, "to_renew": shelf.to_renew, "base": shelf.base,
        # After all the rest: by now it is known.
        "left_out": len(set(shelf.left_out)),
    }  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _insert(
    database: sqlite3.Connection,
    table: str,
    width: int,
    rows: Iterable[tuple[object, ...]],
    *,
    verb: str = "insert",
) -> None:
    marks = ", ".join("?" * width)
    database.executemany(f"{verb} into {table} values ({marks})", rows)


def _decision(one: PublicDecision) -> tuple[object, ...]:
    return (
        one.reference, one.body, one.version, one.decided.isoformat(), one.outcome, one.subject,
        one.invented, one.public_from.isoformat(), stamp(one.version, one.recommendations),
        packed(one),
    )  # fmt: skip


def _report(one: PublicReport) -> tuple[object, ...]:
    fact = one.fact
    return (
        one.id, fact.reference, fact.body, fact.issued, one.public_from.isoformat(), packed(one),
    )  # fmt: skip


def _improvement(one: PublicImprovement) -> tuple[object, ...]:
    fact = one.fact
    return (
        one.id, fact.reference, fact.body, fact.theme, fact.agreed.isoformat(),
        fact.due.isoformat(), fact.done.isoformat() if fact.done else None,
        one.public_from.isoformat(), packed(one),
    )  # fmt: skip


def _bridge(one: BodyBridge) -> tuple[object, ...]:
    return one.body, one.year, one.stamp, packed_counts(one.counts)


def _change(one: PublicChange) -> tuple[object, ...]:
    return one.number, one.at.isoformat(), one.kind, one.body, packed(one)
