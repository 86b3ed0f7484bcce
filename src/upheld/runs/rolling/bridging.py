"""The bridge: the cases behind every published count, those published and those that are not.

Which cases are in a count is asked of the cut that it was counted from, by the conditions by which
it was counted. Who of them is published changes with every day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from upheld.domain.errors import OutsideFailed, UpheldError
from upheld.domain.publication import NotShown
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import Release
from upheld.publication.shelf.facts import CaseCount
from upheld.runs.annual.count import named_release
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.rolling.showing import staged_and_shown
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.count import Table
from upheld.statistics.measures.terms import BESIDE_MEASURES, DECIDED
from upheld.statistics.published_counts import LISTED, PublishedCount, published_counts
from upheld.statistics.query import atoms_over, marked_rows_query
from upheld.statistics.tally import UNCODED
from upheld.toolbox import engine

Why = Callable[[str, str], NotShown | None]
"""Why the decision on a reference about a body is not to be read; None where it is."""
LeftOut = Callable[[str], None]
"""Told in words of what is not on a shelf because it cannot be read."""
ALL = ""
"""In place of a heading: of all of them."""


@dataclass
class _Group:
    """The cases of one body that are in the same counts."""

    shown: list[str] = field(default_factory=list)
    withheld: dict[NotShown, int] = field(default_factory=dict)


# By heading, and by table and marks below it. Few cases differ in what they count for.
_Cases = dict[str, dict[tuple[Table, int], _Group]]


def bridges(at: datetime, why: Why, left_out: LeftOut) -> Iterator[CaseCount]:
    """The counts of every release that is shown at a moment, in order of year and body.

    An old release is asked by the conditions of today. A count whose cases are others by them is
    left out and told: a text that is to go must not stay because a number cannot be explained.
    """
    _, shown = staged_and_shown(at)
    for year in sorted(shown):
        name = shown[year].release
        try:
            release, cut = named_release(name), cut_of(year, int(name.rpartition("v")[2]))
            cases = _cases(cut, why)
        except UpheldError as error:
            left_out(f"{name}: the cases behind its counts: {error}")
        else:
            yield from _of_release(release, year, cases, left_out)


def _of_release(
    release: Release, year: int, cases: Mapping[str, _Cases], left_out: LeftOut
) -> Iterator[CaseCount]:
    wrong: dict[str, list[str]] = defaultdict(list)
    for body in sorted(release.bodies.keys() & cases.keys()):
        try:
            counts = list(published_counts(release.figures(body)))
        except KeyError as error:
            left_out(f"{release.id}: the cases behind the counts of {body}: there is no {error}")
            continue
        for each in counts:
            try:
                found = _bridge(body, year, each, cases[body])
            except ValueError:
                wrong[each.figure].append(body)
            else:
                yield found
    for figure, bodies in wrong.items():
        more = f" and {len(bodies) - 1:,} more" if len(bodies) > 1 else ""
        left_out(
            f"{release.id}: the cases behind {figure} of {bodies[0]}{more}: they do not add up to "
            "what was published"
        )


def _cases(cut: Cut, why: Why) -> Mapping[str, _Cases]:
    year = ReportingYear(cut.year)
    asked = {table.value: marked_rows_query(table, year) for table in LISTED}
    try:
        rows = engine.count_each(asked, {table: cut.table(table) for table in asked})
    except engine.CountingFailed as error:
        raise OutsideFailed(f"the cases of {cut.release} could not be listed: {error}") from None
    found: dict[str, _Cases] = defaultdict(_no_cases)
    for table in LISTED:
        for row in rows[table]:
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


def _no_cases() -> _Cases:
    return defaultdict(lambda: defaultdict(_Group))


def _bridge(body: str, year: int, count: PublishedCount, cases: _Cases) -> CaseCount:
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
