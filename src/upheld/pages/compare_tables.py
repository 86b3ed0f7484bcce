"""What stands side by side: rates with their bases and verdicts, and plain counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.method import method_of
from upheld.domain.outcomes import Outcome
from upheld.letters import words
from upheld.pages.compare_chart import draw_intervals
from upheld.pages.compared import ComparedBody
from upheld.pages.council.verdicts import VerdictShown, show_verdict
from upheld.pages.unstated import DASHED, UNSTATED, unstated_counts
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Measure, Unit
from upheld.statistics.measures.terms import IMPROVEMENTS, REPORTS

RATES = ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate", "upheld_per_100k")
# Rows without a heading are counted under this name until someone has coded them.
UNCODED = "uncoded"


@dataclass(frozen=True, kw_only=True)
class RateRow:
    """One council's rate. Without a `display` the `reason` says which base was empty."""

    name: str
    address: str
    display: str | None
    reason: str
    of: str
    interval: tuple[str, str] | None
    verdict: VerdictShown | None
    counts: str
    """Compliance only: how the cases ended, all four."""


@dataclass(frozen=True, kw_only=True)
class Average:
    """The average of similar authorities, which all councils in a comparison share."""

    display: str
    of: str
    authorities: str


@dataclass(frozen=True, kw_only=True)
class RateTable:
    """One measure over the councils chosen."""

    measure: Measure
    rows: tuple[RateRow, ...]
    average: Average | None
    chart: Markup | None
    """None where no interval stands beside the measure."""


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """One thing counted, council by council."""

    label: str
    counts: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True, kw_only=True)
class CountTable:
    """Counts of one kind; columns are the councils chosen."""

    key: str
    title: str
    first: str
    rows: tuple[CountRow, ...]
    note: str = ""
    """Why counts are missing; without a row it stands in the place of the table."""


def lay_out_rates(chosen: Sequence[ComparedBody], year: int) -> tuple[RateTable, ...]:
    """The rates that the year has."""
    tables = []
    for measure in (MEASURES[name] for name in RATES):
        figures = {one.body.slug: one.figure(measure.id) for one in chosen}
        known = {slug: figure for slug, figure in figures.items() if figure is not None}
        if known and measure.exists_in(year):
            tables.append(_rate_table(measure, chosen, known, year))
    return tuple(tables)


def _rate_table(
    measure: Measure, chosen: Sequence[ComparedBody], known: Mapping[str, Figure], year: int
) -> RateTable:
    shown = [one for one in chosen if one.body.slug in known]
    similar = next((figure.similar for figure in known.values() if figure.similar), None)
    return RateTable(
        measure=measure,
        rows=tuple(_rate_row(measure, one, known[one.body.slug]) for one in shown),
        average=_average(measure, similar, shown[0], year),
        chart=draw_intervals(
            measure, [(one.name, known[one.body.slug]) for one in shown], year=year
        ),
    )


def _rate_row(measure: Measure, one: ComparedBody, figure: Figure) -> RateRow:
    ended = measure.id == "compliance_rate" and figure.display and one.figures
    return RateRow(
        name=one.name,
        address=one.address,
        display=figure.display,
        reason=words.sentence(figure.reason).removesuffix(".") if figure.reason else "",
        of=_of(measure, figure.numerator, figure.base or ""),
        interval=figure.interval,
        verdict=show_verdict(figure.verdict) if figure.verdict else None,
        counts=_ended(one.figures) if ended and one.figures else "",
    )


def _of(measure: Measure, numerator: int, base: str) -> str:
    """Numerator and denominator with the name of the base."""
    if measure.unit is Unit.PER_100K:
        noun = "upheld decision" if numerator == 1 else "upheld decisions"
        return f"{numerator:,} {noun}, {base}"
    return f"{numerator:,} of {base}"


def _ended(figures: BodyFigures) -> str:
    four = (f"{one.words.lower()} {figures.compliance.get(one, 0):,}" for one in ComplianceOutcome)
    return words.sentence(", ".join(four)).removesuffix(".")


def _average(
    measure: Measure, similar: SimilarFigure | None, one: ComparedBody, year: int
) -> Average | None:
    if similar is None or similar.display is None or one.kind is None:
        return None
    base = measure.base.describe(similar.denominator, method_of(year)) if measure.base else ""
    invented = "fictional " if one.body.fictional else ""
    return Average(
        display=similar.display,
        of=_of(measure, similar.numerator, base),
        authorities=f"{similar.authorities:,} {invented}{one.kind.plural}",
    )


def lay_out_counts(chosen: Sequence[ComparedBody], year: int) -> tuple[CountTable, ...]:
    """What was received and decided, and what was published."""
    figures = [one.figures for one in chosen if one.figures]
    rows = _published(figures, year)
    return (
        CountTable(
            key="received",
            title=MEASURES["received"].title,
            first="Service",
            rows=_received(figures),
        ),
        CountTable(
            key="decided", title=MEASURES["decided"].title, first="Outcome", rows=_decided(figures)
        ),
        CountTable(
            key="published",
            title="Reports and service improvements",
            first="Counted",
            rows=rows,
            note=_note(figures, rows),
        ),
    )


def _note(figures: Sequence[BodyFigures], rows: Sequence[CountRow]) -> str:
    if not any(unstated_counts(each) for each in figures):
        return ""
    return DASHED if any("–" in row.counts for row in rows) else UNSTATED


def _received(figures: Sequence[BodyFigures]) -> tuple[CountRow, ...]:
    rows = [
        _row(heading.words, [each.received.get(heading, 0) for each in figures])
        for heading in Heading
    ]
    uncoded = [each.received.get(UNCODED, 0) for each in figures]
    if any(uncoded):
        rows.append(_row("No heading recorded", uncoded))
    return (*rows, _row("All received", [e.received["total"] for e in figures], total=True))


def _decided(figures: Sequence[BodyFigures]) -> tuple[CountRow, ...]:
    rows = [
        _row(outcome.words, [each.decided.get(outcome, 0) for each in figures])
        for outcome in Outcome
    ]
    return (*rows, _row("All decisions", [e.decided["total"] for e in figures], total=True))


def _published(figures: Sequence[BodyFigures], year: int) -> tuple[CountRow, ...]:
    counts = (*REPORTS, *(IMPROVEMENTS if MEASURES["improvements"].exists_in(year) else ()))
    unstated = [unstated_counts(each) for each in figures]
    return tuple(
        CountRow(
            label=count.title,
            counts=tuple(
                "–" if count.id in without else f"{each.measures[count.id].numerator:,}"
                for each, without in zip(figures, unstated, strict=True)
            ),
        )
        for count in counts
        if all(count.id in each.measures for each in figures)
        and not all(count.id in without for without in unstated)
    )


def _row(label: str, counts: Sequence[int], *, total: bool = False) -> CountRow:
    return CountRow(label=label, counts=tuple(f"{count:,}" for count in counts), total=total)
