"""Every number of a body's figures that counts cases: what was published, and how it was counted.

A rate is not among them: it is made of two of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.statistics.figures import BodyFigures
from upheld.statistics.measures import measures_of
from upheld.statistics.measures.count import Count, Table
from upheld.statistics.measures.record import Scope, Unit
from upheld.statistics.measures.terms import (
    COMPLIANCE,
    DECIDED,
    DUE_UNSETTLED,
    INVESTIGATIONS,
    OUTCOMES,
    RECEIVED,
    SETTLED,
    UPHELD,
)
from upheld.statistics.tally import UNCODED

RATE = "compliance_rate"
TOTAL = "total"
LISTED = (Table.PAIRS, Table.REPORTS, Table.IMPROVEMENTS)
"""Tables whose rows bear a reference."""


@dataclass(frozen=True, kw_only=True)
class PublishedCount:
    """One number, and which rows of the cut it counts."""

    measure: str
    figure: str
    title: str
    count: Count
    number: int
    heading: str = ""
    """Of this heading alone; of all where empty."""


def published_counts(figures: BodyFigures) -> Iterator[PublishedCount]:
    """The counts of a body that are not zero, in the order of its page, each once."""
    for each in _every(figures):
        if each.number:
            yield each


def _every(figures: BodyFigures) -> Iterator[PublishedCount]:
    yield from _by_heading("received", RECEIVED, figures.received)
    yield _whole("decided", "decided", DECIDED, figures.decided[TOTAL])
    for outcome in Outcome:
        number = figures.decided[outcome]
        yield _whole("decided", f"decided:{outcome}", OUTCOMES[outcome], number)
    yield from _by_heading("decided", DECIDED, figures.decided_by_heading, total=False)
    yield from _measured(figures)
    of_heading = figures.investigations_by_heading
    yield from _by_heading("investigations", INVESTIGATIONS, of_heading, total=False)
    yield from _by_heading("upheld", UPHELD, figures.upheld_by_heading, total=False)


def _by_heading(
    measure: str, count: Count, numbers: Mapping[str, int], *, total: bool = True
) -> Iterator[PublishedCount]:
    if total:
        yield _whole(measure, measure, count, numbers[TOTAL])
    for heading, number in numbers.items():
        if heading != TOTAL:
            words = "not coded yet" if heading == UNCODED else Heading(heading).words
            yield PublishedCount(
                measure=measure, figure=f"{measure}:{heading}", title=f"{count.title}: {words}",
                count=count, number=number, heading=heading,
            )  # fmt: skip


def _measured(figures: BodyFigures) -> Iterator[PublishedCount]:
    told = {DECIDED.id, *(each.id for each in OUTCOMES.values())}
    for measure in measures_of(figures.year, Scope.BODY):
        if measure.tabled:
            continue
        if measure.id == RATE:
            yield from _complied(figures)
            told |= {each.id for each in (SETTLED, *COMPLIANCE.values())}
        for figure, count in zip(measure.figure_ids, measure.numerators, strict=True):
            if figure not in figures.measures:
                # A measure that is younger than the release: nothing was published of it.
                continue
            # Of a rate what is counted nowhere else; the rest stands under its own name.
            if measure.unit is Unit.COUNT or count.id not in told:
                told.add(count.id)
                yield _whole(measure.id, figure, count, figures.measures[figure].numerator)


def _complied(figures: BodyFigures) -> Iterator[PublishedCount]:
    yield _whole(RATE, f"{RATE}:settled", SETTLED, figures.compliance[TOTAL])
    for outcome in ComplianceOutcome:
        number = figures.compliance[outcome]
        yield _whole(RATE, f"{RATE}:{outcome}", COMPLIANCE[outcome], number)
    yield _whole(RATE, f"{RATE}:due_unsettled", DUE_UNSETTLED, figures.due_unsettled)


def _whole(measure: str, figure: str, count: Count, number: int) -> PublishedCount:
    return PublishedCount(
        measure=measure, figure=figure, title=count.title, count=count, number=number
    )
