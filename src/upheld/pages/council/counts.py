"""Received by heading, decided by outcome, and what the year counted beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.pages.charts import BarRow, bars
from upheld.pages.council.subject import Subject
from upheld.statistics.measures import MEASURES

UNCODED = "uncoded"
"""What the figures call complaints whose heading is missing."""

# measures.md: where the population lies between two estimates, the rate may be off a little.
_ROUGH = {"interpolated": ", so the rate may differ by 0.1"}


@dataclass(frozen=True, kw_only=True)
class FurtherFigure:
    """A figure outside the panels, in one sentence with its base."""

    measure: str
    title: str
    sentence: str
    how: str


def received_table(subject: Subject) -> Markup:
    """What came in, by heading."""
    return bars(
        [*heading_rows(subject.figures.received), _total("Total", subject.figures.received)],
        caption=f"Complaints and enquiries received, year to {subject.year_end}",
        columns=("Service", "Received"),
    )


def decided_table(subject: Subject) -> Markup:
    """What was decided, by outcome."""
    counts = subject.figures.decided
    rows = [BarRow(label=each.words, count=counts.get(each, 0)) for each in Outcome]
    return bars(
        [*rows, _total("All decisions", counts)],
        caption=f"Decisions made, year to {subject.year_end}",
        columns=("Outcome", "Decisions"),
    )


def heading_rows(counts: Mapping[str, int]) -> list[BarRow]:
    """One row for each heading; a row for those without one only where there are any."""
    rows = [BarRow(label=each.words, count=counts.get(each, 0)) for each in Heading]
    if counts.get(UNCODED):
        rows.append(BarRow(label="No heading recorded", count=counts[UNCODED]))
    return rows


def _total(label: str, counts: Mapping[str, int]) -> BarRow:
    return BarRow(label=label, count=counts["total"], total=True)


def further_figures(subject: Subject) -> tuple[FurtherFigure, ...]:
    """What the year shows beside the panels: how they were dealt with, on time, per residents."""
    return tuple(_further(subject))


def _further(subject: Subject) -> Iterator[FurtherFigure]:
    for measure, called, tell in (
        ("overview", "overview", _overview),
        ("on_time_rate", "on-time rate", _on_time),
        ("upheld_per_100k", "rate per 100,000 residents", _per_residents),
    ):
        record = MEASURES[measure]
        shown = (record.shown_from or subject.year.year) <= subject.year.year
        if shown and record.exists_in(subject.year.year) and (sentence := tell(subject)):
            yield FurtherFigure(
                measure=measure,
                title=record.title,
                sentence=sentence,
                how=f"How the {called} of {subject.short_name} {subject.year.year} was made",
            )


def _overview(subject: Subject) -> str:
    groups = [
        (subject.count(name), text)
        for name, text in (
            ("not_for_us", "not for us"),
            ("assessed_and_closed", "assessed and closed"),
            ("investigated", "investigated"),
        )
    ]
    said = ", ".join(f"{count:,} {text}" for count, text in groups)
    decided = subject.figures.decided["total"]
    if not decided:
        return ""
    lead = "the one decision" if decided == 1 else f"{decided:,} decisions"
    return f"Of {lead}: {said}."


def _on_time(subject: Subject) -> str:
    figure = subject.figure("on_time_rate")
    if figure is None or figure.display is None:
        return ""
    similar = figure.similar
    average = (
        f" Similar authorities: {similar.display} ({similar.numerator:,} of "
        f"{similar.denominator:,})."
        if similar and similar.display
        else ""
    )
    return f"{figure.display}: {figure.numerator:,} of {figure.base}.{average}"


def _per_residents(subject: Subject) -> str:
    figure = subject.figure("upheld_per_100k")
    if figure is None:
        return ""
    if figure.display is None:
        return f"No figure: {figure.reason}."
    population = subject.method.population
    said = f"{figure.display}: {figure.numerator:,} upheld, {figure.base}"
    said += f" ({population.words})." if population else "."
    if (status := figure.population_status) not in {None, "published"}:
        said += f" The number of residents is {status}{_ROUGH.get(status or '', '')}."
    if figure.interval:
        said += f" Allowing for chance, between {figure.interval[0]} and {figure.interval[1]}."
    if figure.similar and figure.similar.display:
        said += (
            f" Similar authorities: {figure.similar.display} ({figure.similar.numerator:,} upheld, "
            f"{figure.similar.denominator:,} residents)."
        )
    return said
