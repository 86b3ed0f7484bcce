"""From the measure records to SQL: one text for each table of the cut.

The SQL is neutral: it runs unchanged on DuckDB, PostgreSQL and Spark.
"""

from collections.abc import Collection

from upheld.domain.reporting_year import ReportingYear
from upheld.statistics.bodies import Body
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.count import Count, Table
from upheld.statistics.measures.terms import BESIDE_MEASURES

GROUPS = {
    Table.PAIRS: ("body", "heading"),
    Table.CASES: ("heading",),
    Table.REPORTS: ("body",),
    Table.IMPROVEMENTS: ("body",),
}


def atoms_over(table: Table) -> tuple[Count, ...]:
    """Every count to ask `table` for, each once, in the order in which measures need them."""
    counts = [count for measure in MEASURES.values() for count in measure.counts]
    atoms = (atom for count in (*counts, *BESIDE_MEASURES) for atom in count.atoms)
    return tuple({atom.id: atom for atom in atoms if table in atom.tables}.values())


def count_query(table: Table, year: ReportingYear) -> str:
    """The one query over `table`: a row for each of its groups, a column for each count.

    The table is read once, and whatever is the sum of other counts is added up afterwards.
    """
    keys = ", ".join(GROUPS[table])
    columns = (f"cast({_dated(c.sql, year)} as bigint) as {c.id}" for c in atoms_over(table))
    return _lines(
        "select",
        "  " + ",\n  ".join((keys, *columns)),
        f"from {table}",
        f"group by {keys}",
        f"order by {keys}",
    )


def references_query(table: Table) -> str:
    """The reference of every row of `table`, by body."""
    return _lines("select body, reference", f"from {table}", "order by body, reference")


def marked_rows_query(table: Table, year: ReportingYear, bodies: Collection[str]) -> str:
    """Rows of `table` about some bodies, by their keys and reference, each with a number.

    The number tells which counts the row is in: bit i stands for the i-th of `atoms_over(table)`.
    """
    keys = ", ".join((*GROUPS[table], "reference"))
    bits = " + ".join(
        f"(case when {_dated(atom.condition, year)} then {1 << bit} else 0 end)"
        for bit, atom in enumerate(atoms_over(table))
    )
    about = ", ".join("'" + body.replace("'", "''") + "'" for body in sorted(bodies))
    return _lines("select", f"  {keys},", f"  cast({bits} as bigint) as marks", f"from {table}",
                  f"where body in ({about})", f"order by {keys}")  # fmt: skip


def bodies_query() -> str:
    """Every body that the cut knows, with its type on 31 March and its population."""
    return _lines("select", "  " + ", ".join(Body.columns), "from bodies", "order by body")


def queries(year: ReportingYear) -> dict[str, str]:
    """Every query that the figures of a year need, by the table it reads."""
    counted = {table.value: count_query(table, year) for table in GROUPS}
    return {**counted, Table.BODIES.value: bodies_query()}


def _dated(sql: str, year: ReportingYear) -> str:
    return sql.format(start=year.start.isoformat(), end=year.end.isoformat())


def _lines(*lines: str) -> str:
    return "\n".join(lines)
