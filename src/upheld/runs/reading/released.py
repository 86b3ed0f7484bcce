"""The public figures of this installation, as readings."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from upheld.archive.document import Place
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading, Source
from upheld.archive.vocabulary import MEASURED, OUTCOMES, RATES, RECEIVED, SIMILAR
from upheld.domain.compliance import ComplianceOutcome
from upheld.publication.reader import Edition
from upheld.publication.release import to_bytes
from upheld.statistics.figures import BodyFigures, Figure
from upheld.statistics.figures_json import to_json
from upheld.toolbox.digest import sha256

TOTAL = "total"
_COMPLIANCE = {
    ComplianceOutcome.ON_TIME: "on_time",
    ComplianceOutcome.LATE: "late",
    ComplianceOutcome.INCOMPLETE_SATISFIED: "not_complete_satisfied",
    ComplianceOutcome.NOT_SATISFIED: "not_satisfied",
}
_COUNTED = {
    "not_for_us": "not_for_us",
    "assessed_and_closed": "assessed_and_closed",
    "investigations": "investigations",
    "public_interest_reports": "reports",
    "further_reports": "further_reports",
}
_PARTS = {"compliance_rate": "satisfied", "satisfactory_remedy_rate": "satisfactory_remedies"}


def released_reading(
    edition: Edition, body: str, year: int, *, now: datetime, invented: bool
) -> Reading | None:
    """What the public site shows of a body and year at `now`; None where it shows nothing.

    Of a demonstration only what was once printed is taken, and no average, for other bodies made
    it up; with `invented`, everything of a demonstration and nothing else.
    """
    figures = edition.figures(body, year, now)
    if figures is None or (invented and not figures.demonstration):
        return None
    print_only = figures.demonstration and not invented
    if print_only and figures.source != "published":
        return None
    listed = tuple(
        figure
        for figure in _figures(figures)
        if not (print_only and MEASURED[figure.measure].average_of)
    )
    return Reading(
        source=Source(
            name=f"our figures, release {figures.release}",
            sha256=sha256(to_bytes(to_json(figures))),
        ),
        body_printed=figures.name,
        body=body,
        year=year,
        kind=None if figures.type is None else figures.type.value,
        figures=listed,
        beside=(),
    )


def _figures(figures: BodyFigures) -> Iterator[PrintedFigure]:
    for line, (measure, text) in enumerate(_numbers(figures), start=1):
        yield PrintedFigure(
            measure=measure,
            value=Fraction(text.rstrip("%").replace(",", "")),
            printed=text,
            place=Place(page=1, line=line),
            words=f"{MEASURED[measure].words}: {text}",
        )


def _numbers(figures: BodyFigures) -> Iterator[tuple[str, str]]:
    yield from _counts(figures.received, RECEIVED, "received")
    yield from _counts(figures.decided, OUTCOMES, "decided")
    yield from _counts(figures.compliance, _COMPLIANCE, "compliance_outcomes")
    if TOTAL in figures.decided:
        yield "dealt_with", str(figures.decided[TOTAL])
    for name, figure in figures.measures.items():
        if name in _COUNTED and figure.display is not None:
            yield _COUNTED[name], figure.display
        if name in RATES:
            yield from _rate(name, figure)


def _counts(
    counts: Mapping[str, int], measures: Mapping[Any, str], total: str
) -> Iterator[tuple[str, str]]:
    for key, measure in {**measures, TOTAL: total}.items():
        if key in counts:
            yield measure, str(counts[key])


def _rate(name: str, figure: Figure) -> Iterator[tuple[str, str]]:
    if name in _PARTS:
        yield _PARTS[name], str(figure.numerator)
    if figure.display is not None:
        yield name, figure.display
    if figure.similar is not None and figure.similar.display is not None:
        yield f"{name}{SIMILAR}", figure.similar.display
    if figure.population is not None:
        yield "residents", str(figure.population)
