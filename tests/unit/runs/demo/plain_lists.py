"""Case lists read back and counted in the plainest way there is, without our own counting."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from upheld.runs.demo.lists import MARK

YEARS = range(2018, 2026)
SEED = 1
LISTS = ("received", "decided", "compliance")

Row = dict[str, str]


@dataclass
class YearLists:
    """The rows of one or more years, and where they were written."""

    received: list[Row]
    decided: list[Row]
    compliance: list[Row]

    def counted(self, year: int) -> Counter[tuple[str, str]]:
        """How often each (body, what) happened in the year; `all` is the body of totals."""
        found: Counter[tuple[str, str]] = Counter()
        for row in self.received:
            if falls_in(row["received"], year):
                found.update(both(row, "received", f"received_{row['heading']}"))
        for row in self.decided:
            if falls_in(row["decided"], year):
                found.update(both(row, "decided", row["outcome"]))
                if row["remedied"]:
                    found.update(both(row, f"remedied_{row['remedied']}"))
        for row in self.compliance:
            if falls_in(row["recorded"], year):
                found.update(both(row, "settled", f"settled_{row['outcome']}"))
        return found


def both(row: Row, *what: str) -> list[tuple[str, str]]:
    """The keys under which a row counts: its body's and the nation's."""
    return [(body, name) for body in (row["body"], "all") for name in what]


def falls_in(day: str, year: int) -> bool:
    """Whether an ISO day lies between 1 April and 31 March of the year."""
    return f"{year - 1}-04-01" <= day <= f"{year}-03-31"


def read(folder: Path, name: str) -> list[Row]:
    """The rows of one list."""
    with (folder / f"{MARK}{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_year(folder: Path) -> YearLists:
    """The three case lists of a folder."""
    return YearLists(*(read(folder, name) for name in LISTS))
