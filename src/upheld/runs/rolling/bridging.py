"""The bridge: the cases behind every published count, those published and those that are not.

Which cases are in a count is asked of the cut that it was counted from, by the conditions by which
it was counted. Who of them is published changes with every day.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property

from upheld.domain.errors import UpheldError
from upheld.domain.publication import NotShown
from upheld.publication.shelf.contents import BodyYear
from upheld.publication.shelf.facts import BodyBridge, CaseCount
from upheld.runs.rolling.counted_cases import Cases, CountedCases, Why, counted_cases
from upheld.runs.rolling.showing import staged_and_shown
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.count import Table
from upheld.statistics.measures.terms import BESIDE_MEASURES, DECIDED
from upheld.statistics.published_counts import LISTED, PublishedCount, published_counts
from upheld.statistics.query import atoms_over
from upheld.toolbox.files import Damaged

LeftOut = Callable[[str], None]
"""Told in words of what is not on a shelf because it cannot be read."""


@dataclass(frozen=True)
class Bridges:
    """The counts of every release that is shown at a moment, and the cases behind them.

    An old release is asked by the conditions of today. A count whose cases are others by them is
    left out and told: a text that is to go must not stay because a number cannot be explained.
    """

    at: datetime
    why: Why
    left_out: LeftOut

    def __iter__(self) -> Iterator[BodyBridge]:
        """All of them, in order of year and body."""
        yield from self.of(self.stamps.keys())

    def of(self, some: Collection[BodyYear]) -> Iterator[BodyBridge]:
        """Those of some bodies and years, in the same order."""
        for counted, stamps in self._years:
            wanted = {body: stamp for body, stamp in stamps.items() if (body, counted.year) in some}
            if not wanted:
                continue
            try:
                cases = counted.cases(wanted.keys(), self.why)
            except UpheldError as error:
                self._leave_out(counted.release.id, error)
            else:
                yield from self._bridges(counted, cases, wanted)

    @cached_property
    def stamps(self) -> Mapping[BodyYear, str]:
        """Each by body and year, and what tells whether it is as it was."""
        return {
            (body, counted.year): stamp
            for counted, stamps in self._years
            for body, stamp in stamps.items()
        }

    @cached_property
    def _years(self) -> list[tuple[CountedCases, dict[str, str]]]:
        _, shown = staged_and_shown(self.at)
        found = []
        for year in sorted(shown):
            name = shown[year].release
            try:
                counted = counted_cases(name)
                found.append((counted, counted.stamps(self.why)))
            except (UpheldError, Damaged, OSError) as error:
                self._leave_out(name, error)
        return found

    def _leave_out(self, name: str, error: Exception) -> None:
        self.left_out(f"{name}: the cases behind its counts: {error}")

    def _bridges(
        self, counted: CountedCases, cases: Mapping[str, Cases], stamps: Mapping[str, str]
    ) -> Iterator[BodyBridge]:
        wrong, release = defaultdict[str, list[str]](list), counted.release
        for body, stamp in stamps.items():
            try:
                counts = list(published_counts(release.figures(body)))
            except (KeyError, UpheldError, Damaged) as error:
                said = f"there is no {error}" if isinstance(error, KeyError) else error
                self.left_out(f"{release.id}: the cases behind the counts of {body}: {said}")
                continue
            found, unlike = _explained(body, counted.year, counts, cases[body])
            for figure in unlike:
                wrong[figure].append(body)
            # What is told is told at each turn, until somebody has looked at it.
            yield BodyBridge(
                body=body, year=counted.year, counts=found, stamp="" if unlike else stamp
            )
        for figure, bodies in wrong.items():
            more = f" and {len(bodies) - 1:,} more" if len(bodies) > 1 else ""
            self.left_out(
                f"{release.id}: the cases behind {figure} of {bodies[0]}{more}: they do not add "
                "up to what was published"
            )


def _explained(
    body: str, year: int, counts: Collection[PublishedCount], cases: Cases
) -> tuple[tuple[CaseCount, ...], list[str]]:
    """Each count with its cases; and which figures are others by them."""
    found, unlike = [], []
    for each in counts:
        try:
            found.append(_bridge(body, year, each, cases))
        except ValueError:
            unlike.append(each.figure)
    return tuple(found), unlike


def _bridge(body: str, year: int, count: PublishedCount, cases: Cases) -> CaseCount:
    bits = _marks()[count.count.id]
    shown, withheld = list[str](), dict[NotShown, int]()
    for (table, marks), group in cases.get(count.heading, {}).items():
        if marks & bits[table]:
            shown += group.shown
            for reason, number in group.withheld.items():
                withheld[reason] = withheld.get(reason, 0) + number
    return CaseCount(
        body=body, year=year, measure=count.measure, figure=count.figure, title=count.title,
        count=count.number, shown=tuple(sorted(shown)),
        withheld={reason: withheld[reason] for reason in NotShown if reason in withheld},
    )  # fmt: skip


@cache
def _marks() -> Mapping[str, Mapping[Table, int]]:
    """Of each count its bits in the marks of each table's rows."""
    counts = [count for measure in MEASURES.values() for count in measure.counts]
    found: dict[str, dict[Table, int]] = {}
    for count in (*counts, *BESIDE_MEASURES, DECIDED):
        atoms = {atom.id for atom in count.atoms}
        found[count.id] = {
            table: sum(1 << bit for bit, atom in enumerate(atoms_over(table)) if atom.id in atoms)
            for table in LISTED
        }
    return found
