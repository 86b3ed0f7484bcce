"""What earlier letters printed, as rows of the table of years; beside our own where it differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from upheld.publication.history import PER_CENT, PublishedFact
from upheld.statistics.figures import BodyFigures
from upheld.statistics.rounding import round_half_up

Facts = Mapping[str, PublishedFact]
RATE = "uphold_rate"
SIMILAR = f"{RATE}_similar"
# The columns of the table, by the measure that documents print.
COLUMNS = {
    "decided": "decided",
    RATE: "rate",
    SIMILAR: "similar",
    "compliance_rate": "compliance",
    "satisfactory_remedy_rate": "satisfactory",
}
_SAME = "the same"
# Digits after so many are noise of the program that wrote them.
_SURE = 8


@dataclass(frozen=True, kw_only=True)
class PublishedRow:
    """One year as published; texts are displayed as they are, empty where nothing is printed."""

    published: ClassVar[bool] = True
    year: int
    beside: bool
    """Whether our own figures of the year stand in the row above."""
    decided: str = ""
    rate: str = ""
    similar: str = ""
    compliance: str = ""
    satisfactory: str = ""


def published_facts(every: Iterable[PublishedFact]) -> dict[int, dict[str, PublishedFact]]:
    """What is printed of the table's measures, by year and measure, the oldest year first."""
    found: dict[int, dict[str, PublishedFact]] = {}
    for fact in sorted(every, key=lambda fact: fact.year):
        if fact.measure in COLUMNS:
            found.setdefault(fact.year, {})[fact.measure] = fact
    return found


def published_row(year: int, facts: Facts, own: BodyFigures | None) -> PublishedRow | None:
    """The row of a year; None where all that is printed is what we counted ourselves."""
    if own and not any(differs(fact, own) for fact in facts.values()):
        return None
    texts = {
        COLUMNS[measure]: _SAME if own and not differs(fact, own) else fact.display
        for measure, fact in facts.items()
    }
    return PublishedRow(year=year, beside=own is not None, **texts)


def differs(fact: PublishedFact, own: BodyFigures) -> bool:
    """Whether our own recomputation, rounded as printed, is another number, or there is none."""
    ours = _own(fact.measure, own)
    if ours is None:
        return True
    if fact.at_least:
        return ours <= fact.value
    places = min(fact.places, _SURE)
    return round_half_up(ours, places) != round_half_up(fact.value, places)


def drawn_rate(facts: Facts, own: BodyFigures | None) -> PublishedFact | None:
    """The uphold rate to draw as published: exact, and none that lies under our own point."""
    fact = facts.get(RATE)
    if fact is None or fact.at_least or fact.value > PER_CENT:
        return None
    return fact if own is None or differs(fact, own) else None


def drawn_average(facts: Facts) -> float | None:
    """The printed average of similar authorities, to draw where we have none of our own."""
    fact = facts.get(SIMILAR)
    if fact is None or fact.at_least or fact.value > PER_CENT:
        return None
    return float(fact.value / PER_CENT)


def _own(measure: str, own: BodyFigures) -> Fraction | None:
    if measure == "decided":
        return Fraction(own.decided["total"])
    figure = own.measures.get(measure.removesuffix("_similar"))
    ratio = figure.similar if figure and measure.endswith("_similar") else figure
    if ratio is None or not ratio.denominator or ratio.display is None:
        return None
    return Fraction(ratio.numerator, ratio.denominator) * PER_CENT


@dataclass(frozen=True, kw_only=True)
class PrintedPlace:
    """Where one figure of the table was printed."""

    year: int
    title: str
    display: str
    source: str
    place: str
    note: str


def places_of(found: Mapping[int, Facts]) -> Iterator[PrintedPlace]:
    """Where each figure of the table was printed, in the order of the table."""
    for year, facts in found.items():
        for measure in COLUMNS:
            if fact := facts.get(measure):
                yield PrintedPlace(
                    year=year,
                    title=fact.title[:1].upper() + fact.title[1:],
                    display=fact.display,
                    source=fact.source,
                    place=fact.place,
                    note=fact.note,
                )
