"""What a shelf holds, in short: enough to tell whether the next one only grew out of it."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from upheld.publication.shelf import coding
from upheld.publication.shelf.coding import packed
from upheld.publication.shelf.facts import PublicChange, PublicLearning
from upheld.publication.shelf.writing import FACTS, FORM, MANIFEST, Shelf

Pair = tuple[str, str]
BodyYear = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Decisions by reference and body, with their stamps; reports with their bytes.

    Bridges by body and year, with their stamps.
    """

    stamps: Mapping[Pair, str]
    reports: Mapping[str, bytes]
    improvements: frozenset[str]
    bridges: Mapping[BodyYear, str]
    learning: frozenset[bytes] = frozenset()
    """Resources with all their words."""
    base: str = ""
    """Digest of what all facts and the index rest on beside them: software and register."""
    last_change: PublicChange | None = None
    to_renew: bool = False
    """Whether its index holds words of what was withdrawn."""

    def lost_since(self, before: "Contents") -> bool:
        """Whether anything of an earlier shelf is gone, or any of its words.

        An improvement whose summary is written anew is another one: the earlier is gone. So is a
        resource with other words, which may be one without the name of a body.
        """
        return (
            self.found_lost_since(before)
            or not before.improvements <= self.improvements
            or not before.learning <= self.learning
        )

    def found_lost_since(self, before: "Contents") -> bool:
        """Whether words are gone that the index has: those of decisions and reports, no others."""
        stamps, reports = self.stamps, self.reports
        return (
            not before.stamps.keys() <= stamps.keys()
            or any(
                stamps[pair] != stamp and coding.unsays(stamp, stamps[pair])
                for pair, stamp in before.stamps.items()
            )
            or any(_unsays(said, reports.get(one)) for one, said in before.reports.items())
        )

    def decisions_gone(self, before: "Contents") -> set[Pair]:
        """Decisions of an earlier shelf that are not there any more."""
        return before.stamps.keys() - self.stamps.keys()

    def reports_gone(self, before: "Contents") -> dict[str, bytes]:
        """Reports of an earlier shelf that are not there any more, with their bytes."""
        return {one: said for one, said in before.reports.items() if one not in self.reports}

    def decisions_since(self, before: "Contents") -> list[Pair]:
        """Decisions that are new or stand otherwise than in an earlier shelf."""
        stamps = before.stamps
        return [pair for pair, stamp in self.stamps.items() if stamps.get(pair) != stamp]

    def bridges_since(self, before: "Contents") -> set[BodyYear]:
        """Bodies and years whose bridge is new or another than in an earlier shelf."""
        return {one for one, stamp in self.bridges.items() if before.bridges.get(one) != stamp}

    def bridges_overtaken(self, before: "Contents") -> set[BodyYear]:
        """Those whose bridge in an earlier shelf does not hold any more."""
        return {one for one, stamp in before.bridges.items() if self.bridges.get(one) != stamp}

    def reports_since(self, before: "Contents") -> set[str]:
        """Ids of reports that are new or say something else than in an earlier shelf."""
        return {one for one, said in self.reports.items() if before.reports.get(one) != said}


def contents_of(folder: Path) -> Contents | None:
    """What the shelf in a folder holds; None where this software could not go on from it."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["form"] != FORM:
            return None
        with closing(sqlite3.connect(f"{(folder / FACTS).as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute("select reference, body, stamp from decisions")
            return Contents(
                stamps={(row[0], row[1]): row[2] for row in rows},
                reports=dict(database.execute("select id, content from reports").fetchall()),
                improvements=frozenset(
                    row[0] for row in database.execute("select id from improvements")
                ),
                bridges={
                    (row[0], row[1]): row[2]
                    for row in database.execute("select body, year, stamp from counts")
                },
                learning=frozenset(
                    row[0]
                    for row in database.execute(
                        "select content from resources where kind = 'learning'"
                    )
                ),
                base=manifest["base"],
                to_renew=manifest["to_renew"],
                last_change=_last_change(database),
            )
    except (OSError, ValueError, KeyError, sqlite3.Error):
        return None


def contents_to_be(
    shelf: Shelf, stamps: Mapping[Pair, str], bridges: Mapping[BodyYear, str]
) -> Contents:
    """What a shelf will hold."""
    return Contents(
        stamps=stamps,
        reports={each.id: packed(each) for each in shelf.reports},
        improvements=frozenset(each.id for each in shelf.improvements),
        bridges=bridges,
        learning=frozenset(
            packed(each) for each in shelf.resources if isinstance(each, PublicLearning)
        ),
        base=shelf.base,
    )


def _last_change(database: sqlite3.Connection) -> PublicChange | None:
    row = database.execute("select content from changes order by number desc limit 1").fetchone()
    return coding.change(row[0]) if row else None


def _unsays(before: bytes, now: bytes | None) -> bool:
    """Whether a report does not say any more what it said; its clock may run on."""
    if now is None:
        return True
    if now == before:
        return False
    # An index that is extended keeps the words of what it replaces.
    words, fact = vars(coding.report(before).fact), vars(coding.report(now).fact)
    return any(said and fact[name] != said for name, said in words.items())
