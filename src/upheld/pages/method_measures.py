"""What the page of one measure says: its record, and what was counted with it, as rows to print."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.publication.site import PublicYear, Site
from upheld.statistics.figures import Figure, TypeComparison
from upheld.statistics.measures.count import Count, Table
from upheld.statistics.measures.record import (
    Audience,
    Comparator,
    IntervalKind,
    Measure,
    Scope,
    Unit,
)

UNITS = {
    Unit.COUNT: "a number",
    Unit.PERCENT: "a percentage, rounded to a whole number",
    Unit.PER_100K: "a number for each 100,000 residents, to one decimal",
    Unit.RATIO: "a ratio, to two decimals",
    Unit.EXPECTED: "an expected number, to one decimal",
}
SCOPES = {Scope.BODY: "each authority", Scope.NATIONAL: "all of them together"}
COMPARATORS = {
    Comparator.POOLED: "the average of similar authorities",
    Comparator.MEAN: "the mean of their rates (open data)",
    Comparator.MEDIAN: "the median of their rates (open data)",
    Comparator.FUNNEL: "a verdict in words",
}
INTERVALS = {
    IntervalKind.WILSON: "Wilson, 95%",
    IntervalKind.POISSON: "exact Poisson, 95%",
    IntervalKind.CASE_MIX: "Wilson, 95%, scaled to the expected number",
}
TABLES = {
    Table.PAIRS: "cases by authority",
    Table.CASES: "cases, each once",
    Table.BODIES: "authorities",
    Table.REPORTS: "public reports",
    Table.IMPROVEMENTS: "service improvements",
}


@dataclass(frozen=True, kw_only=True)
class CountLines:
    """One count of a measure as it is asked of the cut."""

    title: str
    over: str
    sql: str


@dataclass(frozen=True, kw_only=True)
class NationalRow:
    """A measure's national figure of one year."""

    year: int
    title: str
    counted: str
    figure: Figure


@dataclass(frozen=True, kw_only=True)
class SpreadRow:
    """How far the authorities of one type lay apart in one year."""

    year: int
    comparison: TypeComparison

    @property
    def phi(self) -> str:
        """To two decimals; a dash where it was not estimated."""
        phi = self.comparison.phi
        return "–" if phi is None else f"{phi:.2f}"

    @property
    def rho(self) -> str:
        """To four decimals; a dash where there was nothing to compare."""
        rho = self.comparison.rho
        return "–" if rho is None else f"{rho:.4f}"


def facts(measure: Measure) -> Iterator[tuple[str, str]]:
    """The record in words, a name and a text each; what it does not have is left out."""
    for name, text in _facts(measure):
        yield name, text[0].upper() + text[1:]


def _facts(measure: Measure) -> Iterator[tuple[str, str]]:
    yield "Unit", UNITS[measure.unit]
    yield "Numerator", joined([count.title for count in measure.numerators])
    if measure.denominator is not None:
        yield "Denominator", measure.denominator.title
    if measure.base is not None:
        yield (
            "Where the base is zero",
            f"No figure is shown, but the reason: “{measure.base.empty}”",
        )
    yield "Of whom", joined([SCOPES[scope] for scope in Scope if scope in measure.scopes])
    yield "Reporting years", years(measure)
    if measure.comparators:
        yield "Beside it", joined([COMPARATORS[each] for each in measure.comparators])
    if measure.interval is not None:
        yield "Interval", INTERVALS[measure.interval]
    if measure.definition_changed is not None:
        yield "Definition changed", str(measure.definition_changed)
    if measure.audience is Audience.OPEN_DATA:
        yield "Where it is shown", "In the open data and on this page only"


def years(measure: Measure) -> str:
    """The reporting years for which it exists, and from when it is shown."""
    shown = f"; shown from {measure.shown_from}" if measure.shown_from else ""
    if measure.first is None:
        return f"all{shown}"
    return (
        f"{measure.first} to {measure.last}" if measure.last else f"from {measure.first}"
    ) + shown


def count_lines(measure: Measure) -> list[CountLines]:
    """Numerators, then denominator, as SQL over the cut."""
    return [_lines(count) for count in measure.counts]


def national_rows(site: Site, measure: Measure) -> list[NationalRow]:
    """The national figures, newest year first; empty where the measure has none."""
    newest = sorted(site.years.values(), key=lambda year: -year.year)
    return [row for year in newest for row in _of_year(year, measure)]


def spread_rows(site: Site, measure: Measure, *, fictional: bool) -> list[SpreadRow]:
    """Phi and rho of each type and year, newest first; empty for a measure without a verdict."""
    return [
        SpreadRow(year=year.year, comparison=comparison)
        for year in sorted(site.years.values(), key=lambda year: -year.year)
        for comparison in year.comparisons
        if measure.judged and comparison.measure == measure.id and comparison.fictional is fictional
    ]


def joined(words: list[str]) -> str:
    """A list in words whose items may hold commas."""
    return "; ".join(words)


def _of_year(year: PublicYear, measure: Measure) -> Iterator[NationalRow]:
    titles = dict(zip(measure.figure_ids, measure.numerators, strict=True))
    for figure_id, count in titles.items():
        for national in (year.national.cases, year.national.pairs):
            figure = national.measures.get(figure_id)
            if figure is not None:
                title = measure.title if len(titles) == 1 else count.title
                yield NationalRow(
                    year=year.year, title=title, counted=national.counted, figure=figure
                )
                break


def _lines(count: Count) -> CountLines:
    return CountLines(
        title=count.title,
        over=" and ".join(TABLES[table] for table in Table if table in count.tables),
        sql=count.sql.replace(" + ", "\n  + "),
    )
