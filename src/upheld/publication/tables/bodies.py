"""Tables with one row per body, or per body and measure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.publication.tables.table import Row, Table
from upheld.statistics.figures import BodyFigures, Figure

WHO = ("year", "body", "name", "type")
ORIGIN = ("source", "fictional", "demonstration", "release")
_FIGURE = (
    "measure", "numerator", "denominator", "display", "base", "reason",
    "interval_low", "interval_high", "similar_numerator", "similar_denominator",
    "similar_display", "similar_authorities", "similar_mean", "similar_median", "verdict",
    "population", "population_year", "population_status", "population_source",
)  # fmt: skip


def figures(bodies: Iterable[BodyFigures]) -> Table:
    """Every figure of every body, with its base, comparison and reasons."""
    return Table(
        name="figures",
        title="Figures of every authority, with numerator, denominator and comparison",
        columns=(*WHO, *_FIGURE, *ORIGIN),
        rows=[row for body in bodies for row in _figure_rows(body)],
    )


def received(bodies: Iterable[BodyFigures]) -> Table:
    """Complaints and enquiries received, by heading."""
    return _counts(
        "received",
        "Complaints and enquiries received, by heading",
        (*Heading, "uncoded", "total"),
        ((body, body.received) for body in bodies),
    )


def decided(bodies: Iterable[BodyFigures]) -> Table:
    """Decisions made, by outcome."""
    return _counts(
        "decided",
        "Decisions made, by outcome",
        (*Outcome, "total"),
        ((body, body.decided) for body in bodies),
    )


def decided_by_heading(bodies: Iterable[BodyFigures]) -> Table:
    """Decisions made, by heading."""
    return _counts(
        "decided-by-heading",
        "Decisions made, by heading",
        (*Heading, "uncoded", "total"),
        ((body, body.decided_by_heading) for body in bodies),
    )


def compliance(bodies: Iterable[BodyFigures]) -> Table:
    """Compliance outcomes recorded, and remedies due that have none."""
    return _counts(
        "compliance",
        "Compliance outcomes recorded in the year, and remedies due without one",
        (*ComplianceOutcome, "total", "due_unsettled"),
        ((body, {**body.compliance, "due_unsettled": body.due_unsettled}) for body in bodies),
    )


def similar(bodies: Iterable[BodyFigures]) -> Table:
    """Which authorities stand behind each average."""
    return Table(
        name="similar-authorities",
        title="The authorities averaged, by type",
        columns=(*WHO, *ORIGIN),
        rows=[_who(body) | _origin(body) for body in bodies if body.similar_bodies],
    )


def _counts(
    name: str,
    title: str,
    columns: Sequence[str],
    counts: Iterable[tuple[BodyFigures, Mapping[str, int]]],
) -> Table:
    names = [str(column) for column in columns]
    rows: list[Row] = []
    for body, held in counts:
        cells = {n: held.get(n, 0) for n in names}
        rows.append(_who(body) | cells | _origin(body))
    return Table(name=name, title=title, columns=(*WHO, *names, *ORIGIN), rows=rows)


def _who(body: BodyFigures) -> dict[str, object]:
    kind = str(body.type) if body.type else None
    return {"year": body.year, "body": body.body, "name": body.name, "type": kind}


def _origin(body: BodyFigures) -> dict[str, object]:
    return {
        "source": body.source or "casework",
        "fictional": body.fictional,
        "demonstration": body.demonstration,
        "release": body.release,
    }


def _figure_rows(body: BodyFigures) -> Iterator[Row]:
    for figure in body.measures.values():
        yield _who(body) | _figure_cells(figure) | _origin(body)


def _figure_cells(figure: Figure) -> dict[str, object]:
    low, high = figure.interval or (None, None)
    similar = figure.similar
    return {
        "measure": figure.measure,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "display": figure.display,
        "base": figure.base,
        "reason": figure.reason,
        "interval_low": low,
        "interval_high": high,
        "similar_numerator": similar.numerator if similar else None,
        "similar_denominator": similar.denominator if similar else None,
        "similar_display": similar.display if similar else None,
        "similar_authorities": similar.authorities if similar else None,
        "similar_mean": similar.mean if similar else None,
        "similar_median": similar.median if similar else None,
        "verdict": figure.verdict,
        "population": figure.population,
        "population_year": figure.population_year,
        "population_status": figure.population_status,
        "population_source": figure.population_source,
    }
