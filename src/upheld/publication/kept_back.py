"""What a sealed release holds and its public files say no longer, or never say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from upheld.domain.facts import ReportFact

Key = tuple[str, str, str]
"""Reference, body and kind of a report."""
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class KeptBack:
    """Releases are never changed: what was taken down since is left out when they are shown."""

    reports: frozenset[Key] = frozenset()
    """Reports that were taken down."""
    unnumbered: frozenset[str] = frozenset()
    """Real bodies of a demonstration: the cases of their reports are made up, and so are the
    references."""

    def split(
        self, reports: Iterable[ReportFact]
    ) -> tuple[tuple[ReportFact, ...], tuple[ReportFact, ...]]:
        """Those that may be shown, and those that were taken down."""
        every = [(key_of(vars(each)) in self.reports, each) for each in reports]
        shown, gone = (tuple(each for down, each in every if down is way) for way in (False, True))
        return shown, gone

    def rows(self, topic: str, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of an open table as the public may have them; the same ones where all may be."""
        if topic != "reports":
            return rows
        found = [
            {**row, "reference": ""} if row["body"] in self.unnumbered else row
            for row in rows
            if key_of(row) not in self.reports
        ]
        return rows if found == list(rows) else found


def key_of(row: Row) -> Key:
    """What tells a report from every other."""
    return (row["reference"], row["body"], str(row["kind"]))


NOTHING = KeptBack()
