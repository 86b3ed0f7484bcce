"""A table of a release with its topic and the meaning of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.publication.kept_back import NOTHING, KeptBack
from upheld.publication.open_data.columns import Column, Kind, columns_of
from upheld.publication.open_data.topics import TOPICS, Topic
from upheld.publication.open_data.words import About
from upheld.publication.release import Release
from upheld.toolbox.files import read_json

LEFT_OUT = (
    "What was taken down since the year was published is not listed, and a real report of a "
    "demonstration stands without a reference: its case there is made up."
)
Cell = str | int | float | bool | date | None


@dataclass(frozen=True, kw_only=True)
class OpenTable:
    """The rows of a topic in one year, under columns that say what they hold."""

    topic: Topic
    columns: tuple[Column, ...]
    stored: Sequence[Mapping[str, Any]]
    """The rows as the JSON file holds them: days are ISO text."""
    title: str = ""
    altered: bool = False
    """Whether something that the release holds is kept back: its files are written anew."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell rows apart; none where one of them is empty in some row."""
        named = all(row[name] != "" for row in self.stored for name in self.topic.key)
        return self.topic.key if named else ()

    @property
    def about(self) -> str:
        """What one row is, and what is kept back."""
        return f"{self.topic.about} {LEFT_OUT}" if self.altered else self.topic.about

    def column(self, column: Column) -> list[Cell]:
        """The cells of one column, days as dates."""
        cells = [row[column.name] for row in self.stored]
        if column.kind is Kind.DAY:
            return [date.fromisoformat(cell) if cell else None for cell in cells]
        return cells

    @property
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Row by row, in the order of the columns."""
        return zip(*(self.column(column) for column in self.columns), strict=True)


def tables_of(release: Release, back: KeptBack = NOTHING) -> Iterator[OpenTable]:
    """Each table that the release holds, in the order of the topics, without what is kept back."""
    about = About.of(release)
    for topic in TOPICS:
        path = release.folder / "tables" / f"{about.stem(topic.name)}.json"
        # A release keeps the tables of its own day; one that came later is not in it.
        if path.is_file():
            stored = read_json(path)
            columns = columns_of(topic.name, tuple(stored["columns"]))
            rows = back.rows(topic.name, stored["rows"])
            yield OpenTable(
                topic=topic, columns=columns, stored=rows, title=stored["title"],
                altered=rows is not stored["rows"],
            )  # fmt: skip
