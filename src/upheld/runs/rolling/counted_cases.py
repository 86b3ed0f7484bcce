"""The cases that a release counts, as the cut has them that it was counted from."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from upheld.domain.errors import OutsideFailed
from upheld.domain.publication import NotShown
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import MANIFEST, Release
from upheld.runs.annual.count import named_release
from upheld.runs.annual.cut import Cut, cut_of
from upheld.statistics.measures.count import Table
from upheld.statistics.published_counts import LISTED
from upheld.statistics.query import marked_rows_query, references_query
from upheld.statistics.tally import UNCODED
from upheld.toolbox import engine
from upheld.toolbox.files import sha256_of

Why = Callable[[str, str], NotShown | None]
"""Why the decision on a reference about a body is not to be read; None where it is."""
ALL = ""
"""In place of a heading: of all of them."""


@dataclass
class Group:
    """The cases of one body that are in the same counts."""

    shown: list[str] = field(default_factory=list)
    withheld: dict[NotShown, int] = field(default_factory=dict)


# By heading, and by table and marks below it. Few cases differ in what they count for.
Cases = dict[str, dict[tuple[Table, int], Group]]


@dataclass(frozen=True, kw_only=True)
class CountedCases:
    """A release, and the cut behind it."""

    release: Release
    cut: Cut

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.cut.year

    def stamps(self, why: Why) -> dict[str, str]:
        """Of each body with figures and cases: a digest of all that its bridge is made from.

        The digests of the tables are in it, which nobody outside knows: references that are not
        published cannot be tried out against it.
        """
        said: dict[str, list[str]] = defaultdict(list)
        for rows in self._ask({table: references_query(table) for table in LISTED}):
            for row in rows:
                body, reference = str(row["body"]), str(row["reference"])
                said[body].append(f"{reference}{why(reference, body) or ''}")
        common = self._common()
        return {
            body: hashlib.sha256("\n".join((common, *said[body])).encode()).hexdigest()
            for body in sorted(self.release.bodies.keys() & said.keys())
        }

    def cases(self, bodies: Collection[str], why: Why) -> Mapping[str, Cases]:
        """The cases of some bodies, by body."""
        year = ReportingYear(self.year)
        found: dict[str, Cases] = defaultdict(_no_cases)
        asked = {table: marked_rows_query(table, year, bodies) for table in LISTED}
        for table, rows in zip(LISTED, self._ask(asked), strict=True):
            for row in rows:
                body, reference = str(row["body"]), str(row["reference"])
                heading = str(row.get("heading") or UNCODED)
                reason, marks = why(reference, body), int(str(row["marks"]))
                cases = found[body]
                for group in (cases[ALL][table, marks], cases[heading][table, marks]):
                    if reason is None:
                        group.shown.append(reference)
                    else:
                        group.withheld[reason] = group.withheld.get(reason, 0) + 1
        return found

    def _ask(self, asked: Mapping[Table, str]) -> Iterator[list[engine.Row]]:
        queries = {table.value: sql for table, sql in asked.items()}
        try:
            rows = engine.count_each(queries, {name: self.cut.table(name) for name in queries})
        except engine.CountingFailed as error:
            raise OutsideFailed(
                f"the cases of {self.cut.release} could not be listed: {error}"
            ) from None
        return (rows[name] for name in queries)

    def _common(self) -> str:
        files = (self.release.folder / MANIFEST, *(self.cut.table(table) for table in LISTED))
        return " ".join(map(sha256_of, files))


def counted_cases(release: str) -> CountedCases:
    """Those of a release by its id, such as `2020-v1`; what is missing or torn is refused."""
    year, _, version = release.partition("-v")
    return CountedCases(release=named_release(release), cut=cut_of(int(year), int(version)))


def _no_cases() -> Cases:
    return defaultdict(lambda: defaultdict(Group))
