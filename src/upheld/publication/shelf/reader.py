"""What the public process reads of single cases: a shelf, filtered by the hour."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from upheld.domain.errors import OutsideFailed
from upheld.domain.outcomes import Outcome
from upheld.publication.embargo import is_public
from upheld.publication.search.finding import SearchIndex
from upheld.publication.shelf import coding
from upheld.publication.shelf.facts import (
    CaseCount,
    DecisionHead,
    LearningGone,
    PublicChange,
    PublicDecision,
    PublicImprovement,
    PublicLearning,
    PublicQuestion,
    PublicReport,
    PublicSession,
    Tombstone,
)
from upheld.publication.shelf.writing import FACTS, FORM, INDEX, MANIFEST
from upheld.toolbox.read_only import ReadOnly

Hourly = TypeVar(
    "Hourly", PublicDecision, PublicReport, PublicImprovement, PublicQuestion, PublicLearning,
    PublicSession,
)  # fmt: skip
# Whatever is gone through whole is read so many rows at a time.
CHUNK = 500
RESOURCES = "select content from resources where kind = ? order by id"


class ShelfReader:
    """One shelf. It never changes; whatever is asked of it, nothing is given before its hour."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the shelf of an edition; its facts are opened when they are asked for."""
        self.folder = folder
        self._manifest: Mapping[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        self._facts = ReadOnly(folder / FACTS)

    @property
    def is_readable(self) -> bool:
        """Whether this software laid it out."""
        return int(self._manifest["form"]) == FORM

    @cached_property
    def opens(self) -> datetime:
        """When the last of its facts became public."""
        return datetime.fromisoformat(self._manifest["opens"])

    @property
    def demonstration(self) -> bool:
        """Whether it rests on invented casework."""
        return bool(self._manifest["demonstration"])

    @property
    def left_out(self) -> int:
        """How much is not in it although it is public, because it cannot be read."""
        return int(self._manifest.get("left_out", 0))

    @property
    def to_renew(self) -> bool:
        """Whether its index still holds words of what was withdrawn, though it finds none."""
        return bool(self._manifest.get("to_renew"))

    @property
    def index(self) -> Path:
        """The folder of the index for the search; it knows of hours too."""
        return self.folder / INDEX

    @cached_property
    def search(self) -> SearchIndex | None:
        """The search over its decisions and reports; None where it has no index.

        Opened when it is first asked for; an index that is there but torn is `OutsideFailed`, and
        FileNotFoundError says that the whole shelf was removed since.
        """
        found = None
        try:
            if self.index.is_dir():
                found = SearchIndex(self.index, holds_withdrawn=self.to_renew)
        except OutsideFailed:
            (self.folder / MANIFEST).stat()
            raise
        if found is None:
            (self.folder / MANIFEST).stat()
        return found

    def decisions_on(self, reference: str, now: datetime) -> tuple[PublicDecision, ...]:
        """The decisions on one case that may be seen, by body; empty where there is none."""
        sql = "select content from decisions where reference = ? order by body"
        return tuple(self._seen(coding.decision, now, sql, reference))

    def heads(
        self, references: Collection[str], now: datetime
    ) -> Mapping[str, tuple[DecisionHead, ...]]:
        """What a list says of the decisions on some cases, by reference; no text is read."""
        sql = (
            "select reference, body, subject, outcome, decided, invented, public_from "
            "from decisions where reference in (select value from json_each(?)) "
            "order by reference, body"
        )
        found: dict[str, tuple[DecisionHead, ...]] = {}
        for reference, body, subject, outcome, decided, invented, hour in self._database.execute(
            sql, (json.dumps(sorted(references)),)
        ):
            if is_public(datetime.fromisoformat(hour), now):
                head = DecisionHead(
                    reference=reference, body=body, subject=subject, outcome=Outcome(outcome),
                    decided=date.fromisoformat(decided), invented=bool(invented),
                )  # fmt: skip
                found[reference] = (*found.get(reference, ()), head)
        return found

    def decisions(
        self,
        now: datetime,
        *,
        after: tuple[date, str, str] | None = None,
        body: str = "",
        size: int | None = None,
    ) -> Iterator[PublicDecision]:
        """Decisions by day, reference and body, those after a place in that order, so many."""
        where, values = ["1"], list[object]()
        if body:
            where.append("body = ?")
            values.append(body)
        if after:
            where.append("(decided, reference, body) > (?, ?, ?)")
            values += [after[0].isoformat(), *after[1:]]
        sql = (
            f"select content from decisions where {' and '.join(where)} "  # noqa: S608 - our words
            "order by decided, reference, body"
        )
        found = self._seen(coding.decision, now, sql, *values)
        return islice(found, size)

    def newest_decisions(
        self, body: str, now: datetime, *, size: int
    ) -> tuple[PublicDecision, ...]:
        """The decisions about a body that were made last, the newest first."""
        sql = "select content from decisions where body = ? order by decided desc, reference"
        found = self._seen(coding.decision, now, sql, body)
        return tuple(islice(found, size))

    def latest_decisions(
        self, body: str, now: datetime, *, size: int
    ) -> tuple[PublicDecision, ...]:
        """The decisions about a body that became public last, the last ones first."""
        sql = "select reference, public_from from decisions where body = ?"
        rows = [
            (datetime.fromisoformat(hour), reference)
            for reference, hour in self._database.execute(sql, (body,))
        ]
        shown = sorted((row for row in rows if is_public(row[0], now)), reverse=True)[:size]
        sql = "select content from decisions where reference = ? and body = ?"
        found = (self._seen(coding.decision, now, sql, each, body) for _, each in shown)
        return tuple(chain.from_iterable(found))

    def outcomes(self, body: str, now: datetime) -> dict[str, Outcome]:
        """The outcome of each decision about a body that may be seen, by its reference."""
        sql = "select reference, outcome, public_from from decisions where body = ?"
        rows = self._database.execute(sql, (body,)).fetchall()
        whole = is_public(self.opens, now)
        return {
            reference: Outcome(outcome)
            for reference, outcome, public_from in rows
            if whole or is_public(datetime.fromisoformat(public_from), now)
        }

    def how_many_decisions(self, now: datetime, *, body: str = "") -> int:
        """How many decisions may be seen, of one body or of all."""
        where, values = ("body = ? and ", (body,)) if body else ("", ())
        if is_public(self.opens, now):
            sql = f"select count(*) from decisions where {where}1"  # noqa: S608 - our words
            return int(self._database.execute(sql, values).fetchone()[0])
        rows = self._database.execute(
            f"select public_from from decisions where {where}1",  # noqa: S608 - our words
            values,
        )
        return sum(is_public(datetime.fromisoformat(row[0]), now) for row in rows)

    def tombstones(self, reference: str) -> tuple[Tombstone, ...]:
        """Decisions that were taken down about one case."""
        sql = "select content from tombstones where reference = ? and report = '' order by body"
        rows = self._database.execute(sql, (reference,))
        return tuple(coding.tombstone(row[0]) for row in rows)

    def report_tombstone(self, identity: str, now: datetime) -> Tombstone | None:
        """What stands where a report was taken down; None where none was."""
        sql = "select content from tombstones where report = ? and report != ''"
        row = self._database.execute(sql, (identity,)).fetchone()
        stone = coding.tombstone(row[0]) if row else None
        return stone if stone and is_public(stone.at, now) else None

    def report(self, identity: str, now: datetime) -> PublicReport | None:
        """One report by its id."""
        sql = "select content from reports where id = ?"
        return next(self._seen(coding.report, now, sql, identity), None)

    def reports(self, now: datetime, *, body: str = "") -> tuple[PublicReport, ...]:
        """Reports, of one body or of all, the newest first."""
        where, values = ("body = ?", (body,)) if body else ("1", ())
        sql = f"select content from reports where {where} order by issued desc, id"  # noqa: S608
        return tuple(self._seen(coding.report, now, sql, *values))

    def improvement(self, identity: str, now: datetime) -> PublicImprovement | None:
        """One improvement by its id."""
        sql = "select content from improvements where id = ?"
        return next(self._seen(coding.improvement, now, sql, identity), None)

    def improvements(self, now: datetime, *, body: str = "") -> tuple[PublicImprovement, ...]:
        """Improvements, of one body or of all, by the day on which they are due."""
        where, values = ("body = ?", (body,)) if body else ("1", ())
        sql = f"select content from improvements where {where} order by due, id"  # noqa: S608
        return tuple(self._seen(coding.improvement, now, sql, *values))

    def each_improvement(
        self,
        now: datetime,
        *,
        body: str = "",
        theme: str = "",
        after: tuple[date, str] | None = None,
    ) -> Iterator[PublicImprovement]:
        """The same one by one, those after a day and id."""
        where, values = ["1"], list[object]()
        for column, value in (("body", body), ("theme", theme)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        if after:
            where.append("(due, id) > (?, ?)")
            values += [after[0].isoformat(), after[1]]
        sql = (
            f"select content from improvements where {' and '.join(where)} "  # noqa: S608 - ours
            "order by due, id"
        )
        return self._seen(coding.improvement, now, sql, *values)

    def questions(self, now: datetime) -> tuple[PublicQuestion, ...]:
        """Questions for committees, those of the lowest rank first."""
        found = self._seen(coding.question, now, RESOURCES, "question")
        return tuple(sorted(found, key=lambda each: (each.question.rank, each.id)))

    def learning(self, now: datetime) -> tuple[PublicLearning, ...]:
        """Focus reports, guides and learning examples, the newest first."""
        found = self._seen(coding.learning, now, RESOURCES, "learning")
        return tuple(sorted(found, key=lambda each: (-each.item.published.toordinal(), each.id)))

    def learning_gone(self, key: str, now: datetime) -> LearningGone | None:
        """What stands where a resource was withdrawn; None where none was."""
        sql = "select content from resources where kind = 'learning_gone' and id = ?"
        row = self._database.execute(sql, (key,)).fetchone()
        stone = coding.learning_gone(row[0]) if row else None
        return stone if stone and is_public(stone.at, now) else None

    def sessions(self, now: datetime) -> tuple[PublicSession, ...]:
        """Courses and seminars that are announced and not over, those that come first first."""
        found = self._seen(coding.session, now, RESOURCES, "session")
        coming = (each for each in found if each.ends > now)
        return tuple(sorted(coming, key=lambda each: (each.starts, each.id)))

    def counts(self, body: str, year: int) -> tuple[CaseCount, ...]:
        """The counts of a body and year with the cases behind them; only of years it may show.

        Whether the year is public is asked of the edition, which knows its hour.
        """
        sql = "select content from counts where body = ? and year = ?"
        row = self._database.execute(sql, (body, year)).fetchone()
        return coding.counts(row[0]) if row else ()

    def changes(
        self, now: datetime, *, after: int = 0, size: int = 100
    ) -> tuple[PublicChange, ...]:
        """What was added, altered or withdrawn after a number, in order."""
        sql = "select content from changes where number > ? order by number limit ?"
        rows = self._database.execute(sql, (after, size))
        found = (coding.change(row[0]) for row in rows)
        return tuple(each for each in found if is_public(each.at, now))

    def _seen(
        self, read: Callable[[bytes], Hourly], now: datetime, sql: str, *values: object
    ) -> Iterator[Hourly]:
        cursor = self._database.execute(sql, values)
        while rows := cursor.fetchmany(CHUNK):
            for row in rows:
                fact = read(row[0])
                if is_public(fact.public_from, now):
                    yield fact

    @property
    def _database(self) -> sqlite3.Connection:
        return self._facts.database
