"""One open table: rows under declared columns, written as CSV and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.domain.demonstration import mark
from upheld.publication.release import to_bytes
from upheld.toolbox.delimited import to_csv

Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a release. Its rows come in a fixed order, so its bytes are reproducible."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Row]

    def __post_init__(self) -> None:
        """Refuse rows whose cells are not those of the columns."""
        for row in self.rows:
            if row.keys() != set(self.columns):
                raise ValueError(f"{self.name}: {sorted(row.keys() ^ set(self.columns))}")


def to_files(table: Table, *, release: str, demonstration: bool) -> dict[str, bytes]:
    """The table as `NAME.csv` and `NAME.json`; a demonstration says so in name and content."""
    # The release begins with its year: tables of several years can lie in one folder.
    stem = f"tables/{mark(demonstration)}{table.name}-{release.partition('-')[0]}"
    content = {
        "title": table.title,
        "release": release,
        "demonstration": demonstration,
        "columns": list(table.columns),
        "rows": [dict(row) for row in table.rows],
    }
    return {
        f"{stem}.csv": to_csv(table.rows, table.columns),
        f"{stem}.json": to_bytes(content),
    }
