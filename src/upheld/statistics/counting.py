"""From the rows of the queries to the counts of every body and of the nation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from upheld.statistics.bodies import Body
from upheld.statistics.measures.count import Table
from upheld.statistics.query import GROUPS, atoms_over
from upheld.statistics.tally import UNCODED, Counts, Tally, add

Row = Mapping[str, str | int | float | bool | date | None]

EACH_CASE_ONCE = "each case counted once"
EACH_PAIR = "each case counted for every body it concerns"


@dataclass(frozen=True, kw_only=True)
class CountedYear:
    """Everything that was counted in one cut."""

    bodies: Mapping[str, Body]
    tallies: Mapping[str, Tally]
    """By slug, for every body that has any row in the cut."""
    pairs: Tally
    """The nation, each case counted for every body it concerns."""
    cases: Tally
    """The nation, each case counted once."""


def gather(rows: Mapping[str, Sequence[Row]]) -> CountedYear:
    """The counts of a year out of the rows that `query.queries` gave, by table.

    Raises `Refused` where a row names a body or a heading that does not exist, or where
    outcomes do not add up to the decisions.
    """
    headings: dict[str, dict[str, Counts]] = defaultdict(dict)
    for row in rows[Table.PAIRS]:
        headings[str(row["body"])][_heading(row)] = _counts(row, Table.PAIRS)
    beside: dict[str, dict[str, int]] = defaultdict(dict)
    for table in (Table.REPORTS, Table.IMPROVEMENTS):
        for row in rows[table]:
            beside[str(row["body"])].update(_counts(row, table))
    national = {_heading(row): _counts(row, Table.CASES) for row in rows[Table.CASES]}
    tallies = {
        slug: _tally(slug, headings.get(slug, {}), [beside.get(slug, {})])
        for slug in sorted({*headings, *beside})
    }
    return CountedYear(
        bodies={body.slug: body for body in map(Body.from_row, rows[Table.BODIES])},
        tallies=tallies,
        pairs=add_bodies(tallies.values()),
        cases=Tally(
            of=EACH_CASE_ONCE,
            by_heading=national,
            total=add(national.values(), _ids((Table.CASES,))),
        ),
    )


def empty_tally(slug: str) -> Tally:
    """The counts of a body without any row in the cut."""
    return _tally(slug, {}, [])


def add_bodies(tallies: Iterable[Tally]) -> Tally:
    """The nation as the sum of its bodies."""
    gathered = tuple(tallies)
    headings: dict[str, list[Counts]] = defaultdict(list)
    for tally in gathered:
        for heading, counts in tally.by_heading.items():
            headings[heading].append(counts)
    return Tally(
        of=EACH_PAIR,
        by_heading={heading: add(each, ()) for heading, each in sorted(headings.items())},
        total=add((tally.total for tally in gathered), _BODY_IDS),
    )


def _tally(slug: str, headings: Mapping[str, Counts], beside: Sequence[Counts]) -> Tally:
    return Tally(of=slug, by_heading=headings, total=add([*headings.values(), *beside], _BODY_IDS))


def _heading(row: Row) -> str:
    return UNCODED if row["heading"] is None else str(row["heading"])


def _counts(row: Row, table: Table) -> dict[str, int]:
    return {key: int(str(row[key])) for key in row if key not in GROUPS[table]}


def _ids(tables: Iterable[Table]) -> tuple[str, ...]:
    return tuple(atom.id for table in tables for atom in atoms_over(table))


# Counts of a body, known even where it has no row in one of the tables.
_BODY_IDS = _ids((Table.PAIRS, Table.REPORTS, Table.IMPROVEMENTS))
