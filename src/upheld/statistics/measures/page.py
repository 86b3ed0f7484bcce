"""The method page of the measures as text, written from their records alone."""

from collections.abc import Iterable

from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.count import Count
from upheld.statistics.measures.record import Audience, Measure, Scope

_OPENING = """\
# The measures

This page is written from the records in `src/upheld/statistics/measures`.
The letter, the page, the table and the programming interface read the same records.
In the SQL, `{start}` and `{end}` stand for the first and the last day of the reporting year.
"""


def write_method_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_OPENING, *(_section(measure) for measure in MEASURES.values())])


def _section(measure: Measure) -> str:
    facts = [f"- {name}: {text}" for name, text in _facts(measure) if text]
    caution = [f"\n{measure.caution}"] if measure.caution else []
    head = [f"## {measure.title} (`{measure.id}`)", "", measure.meaning, ""]
    return "\n".join([*head, *facts, *caution, "", *_sql(measure), ""])


def _facts(measure: Measure) -> Iterable[tuple[str, str]]:
    yield "Unit", measure.unit.value
    yield "Of", " and ".join(s.value for s in Scope if s in measure.scopes)
    yield "Reporting years", _years(measure)
    yield "Shown from", str(measure.shown_from or "")
    yield "Base", "" if measure.base is None else f"where it is zero: {measure.base.empty}"
    yield "Beside it", ", ".join(comparator.value for comparator in measure.comparators)
    yield "Interval of 95 %", "" if measure.interval is None else measure.interval.value
    yield "Definition changed", str(measure.definition_changed or "")
    yield "Shown", "" if measure.audience is Audience.EVERYWHERE else measure.audience.value


def _years(measure: Measure) -> str:
    if measure.first is None:
        return "all"
    return f"{measure.first} to {measure.last}" if measure.last else f"from {measure.first}"


def _sql(measure: Measure) -> Iterable[str]:
    yield "```sql"
    for count in measure.numerators:
        yield from _count_lines(count)
    if measure.denominator is not None:
        yield "-- divided by"
        yield from _count_lines(measure.denominator)
    yield "```"


def _count_lines(count: Count) -> Iterable[str]:
    tables = " and ".join(sorted(count.tables))
    yield f"-- {count.title}, over {tables}"
    yield count.sql.replace(" + ", "\n  + ")
