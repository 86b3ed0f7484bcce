"""A body's figures over all published years, with the breaks of the series."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from markupsafe import Markup

from upheld.domain.demonstration import mark
from upheld.domain.series_breaks import SeriesBreak
from upheld.letters import words
from upheld.pages.charts import TrendBreak, TrendPoint, figure, trend
from upheld.pages.council.published import (
    Facts,
    PrintedPlace,
    PublishedRow,
    drawn_average,
    drawn_rate,
    places_of,
    published_facts,
    published_row,
)
from upheld.pages.council.subject import Subject
from upheld.publication.history import PER_CENT
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure
from upheld.statistics.intervals import wilson
from upheld.statistics.measures import MEASURES
from upheld.statistics.rounding import format_percent
from upheld.statistics.series_breaks import breaks_between, change_rate

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DRAWN, _CHANGED = "uphold_rate", "decided"
# In the order of the columns.
_SHOWN = (_CHANGED, "investigations", _DRAWN, "compliance_rate", "satisfactory_remedy_rate")
_NO_FIGURES = "no figures"


@dataclass(frozen=True, kw_only=True)
class TrendRow:
    """One year of the table; texts are displayed as they are."""

    published: ClassVar[bool] = False
    year: int
    address: str
    """Empty where the body has no figures in the year."""
    decided: str = _NO_FIGURES
    change: str = ""
    rate: str = ""
    interval: str = ""
    similar: str = ""
    compliance: str = ""
    satisfactory: str = ""


@dataclass(frozen=True, kw_only=True)
class BreakNote:
    """Why numbers from a year on do not continue those before."""

    letter: str
    from_year: int
    concerns: tuple[str, ...]
    """Ids of the measures whose series breaks, of those on the page."""
    why: str

    @property
    def titles(self) -> str:
        """Those measures in words: "Decisions made and Uphold rate"."""
        return words.listed([MEASURES[measure].title for measure in self.concerns])


@dataclass(frozen=True, kw_only=True)
class Trends:
    """Chart, table and notes."""

    chart: Markup | None
    """None where no two years have a rate to set side by side."""
    rows: tuple[TrendRow, ...]
    """Our own figures."""
    notes: tuple[BreakNote, ...]
    table: tuple[TrendRow | PublishedRow, ...]
    """Our own figures, and those as published, by year."""
    printed: tuple[PrintedPlace, ...] = ()
    """Where each figure as published stands."""

    @property
    def remarks(self) -> tuple[PrintedPlace, ...]:
        """Figures that stand here although something speaks against them."""
        return tuple(each for each in self.printed if each.note)


def trends_of(subject: Subject) -> Trends:
    """All published years from the first to the last in which there are figures.

    Before, between and after them stand years of which there is print alone.
    """
    figures = subject.site.figures(subject.body.slug)
    ours = [year for year in subject.site.years if min(figures) <= year <= max(figures)]
    facts = published_facts(subject.site.history.get(subject.body.slug, ()))
    years = sorted({*ours, *facts})
    notes = tuple(_notes(subject.site.series_breaks, years))
    points = [_point(year, figures.get(year), facts.get(year, {})) for year in years]
    rows = [
        row for row in _rows(subject, figures, ours, notes) if row.address or row.year not in facts
    ]
    beside = (published_row(year, some, figures.get(year)) for year, some in facts.items())
    shown = [row for row in beside if row]
    return Trends(
        chart=_chart(subject, figures, points, notes) if _drawable(points) else None,
        rows=tuple(rows),
        notes=notes,
        # Our own first where both are of one year.
        table=tuple(sorted([*rows, *shown], key=lambda row: (row.year, row.published))),
        printed=tuple(places_of({row.year: facts[row.year] for row in shown})),
    )


def _drawable(points: Iterable[TrendPoint]) -> bool:
    return sum(p.rate is not None or p.published is not None for p in points) > 1


def _notes(breaks: Iterable[SeriesBreak], years: list[int]) -> Iterator[BreakNote]:
    """One for each year and reason, with every measure of the page that it touches."""
    found: dict[tuple[int, str], set[str]] = {}
    for each in breaks:
        if each.measure in _SHOWN and years[0] < each.from_year <= years[-1]:
            found.setdefault((each.from_year, each.why), set()).add(each.measure)
    for letter, ((from_year, why), touched) in zip(_LETTERS, sorted(found.items()), strict=False):
        yield BreakNote(
            letter=letter,
            from_year=from_year,
            concerns=tuple(measure for measure in _SHOWN if measure in touched),
            why=why,
        )


def _chart(
    subject: Subject,
    figures: Mapping[int, BodyFigures],
    points: Sequence[TrendPoint],
    notes: Iterable[BreakNote],
) -> Markup:
    told = ", ".join(_told(point) for point in points)
    breaks = [
        TrendBreak(from_year=note.from_year, letter=note.letter)
        for note in notes
        if _DRAWN in note.concerns
    ]
    return figure(
        trend(points, breaks=breaks, label=f"Uphold rate of {subject.short_name}: {told}."),
        caption=_caption(
            bool(breaks),
            any(p.published is not None for p in points),
            {p.average_published for p in points if p.average is not None},
        ),
        name=f"{mark(subject.site.demonstration)}{subject.body.slug}-trend",
        source=_source(subject, figures),
    )


def _source(subject: Subject, figures: Mapping[int, BodyFigures]) -> str:
    kind = "Demonstration with invented figures" if subject.site.demonstration else "Source"
    releases = [one.release for one in figures.values()]
    return (
        f"{kind}: Your council’s performance, releases {releases[0]} to {releases[-1]}, "
        f"{subject.body.name}"
    )


def _told(point: TrendPoint) -> str:
    printed = f"{point.published_display} as published" if point.published_display else ""
    told = ", ".join(filter(None, [point.display, printed]))
    return f"{point.year} {told or _NO_FIGURES}"


def _caption(broken: bool, published: bool, averages: set[bool]) -> str:
    said = "Blue: the uphold rate of each year, with the range in which it could lie by chance."
    if published:
        said += " Hollow, and joined by dashes: the rate as published at the time, not recounted."
    if averages:
        said += " Ochre: similar authorities of the same year"
        said += ", as published." if averages == {True} else "."
        said += " Dashes lead to an average as published." if len(averages) > 1 else ""
    if broken:
        said += " No line crosses a break of the series; the letters are explained below."
    return said


def _point(year: int, figures: BodyFigures | None, facts: Facts) -> TrendPoint:
    point = _own_point(year, figures)
    fact = drawn_rate(facts, figures)
    average = drawn_average(facts) if point.average is None else None
    return replace(
        point,
        average=point.average if average is None else average,
        average_published=average is not None,
        published=float(fact.value / PER_CENT) if fact else None,
        published_display=fact.display if fact else "",
    )


def _own_point(year: int, figures: BodyFigures | None) -> TrendPoint:
    figure_ = figures.measures.get(_DRAWN) if figures else None
    if figure_ is None:
        return TrendPoint(year=year, rate=None)
    similar = figure_.similar
    average = similar.numerator / similar.denominator if similar and similar.denominator else None
    if not figure_.denominator or figure_.display is None:
        return TrendPoint(year=year, rate=None, average=average)
    low, high = wilson(figure_.numerator, figure_.denominator)
    return TrendPoint(
        year=year,
        rate=figure_.numerator / figure_.denominator,
        display=figure_.display,
        low=low,
        high=high,
        average=average,
    )


def _rows(
    subject: Subject,
    figures: Mapping[int, BodyFigures],
    years: Iterable[int],
    notes: Iterable[BreakNote],
) -> Iterator[TrendRow]:
    for year in years:
        one = figures.get(year)
        if one is None:
            yield TrendRow(year=year, address="")
            continue
        rate = one.measures.get(_DRAWN)
        yield TrendRow(
            year=year,
            address=subject.site.address(subject.body.slug, year),
            decided=f"{one.decided['total']:,}",
            change=_change(subject.site.series_breaks, figures, year, notes),
            rate=_of(rate),
            interval=" to ".join(rate.interval) if rate and rate.interval else "",
            similar=_of(rate.similar) if rate and rate.similar else "",
            compliance=_of(one.measures.get("compliance_rate")),
            satisfactory=_of(one.measures.get("satisfactory_remedy_rate")),
        )


def _of(ratio: Figure | SimilarFigure | None) -> str:
    """A rate with its counts: "100% (7 of 7)"; the reason where there is none."""
    if ratio is None:
        return ""
    if ratio.display is None:
        return (ratio.reason or "") if isinstance(ratio, Figure) else "no figure"
    return f"{ratio.display} ({ratio.numerator:,} of {ratio.denominator:,})"


def _change(
    breaks: tuple[SeriesBreak, ...],
    figures: Mapping[int, BodyFigures],
    year: int,
    notes: Iterable[BreakNote],
) -> str:
    """The change of decisions on the year before, or why none is stated."""
    before = figures.get(year - 1)
    if before is None:
        return ""
    counts = (before.decided["total"], figures[year].decided["total"])
    change = change_rate(breaks, _CHANGED, (year - 1, counts[0]), (year, counts[1]))
    if change is not None:
        return f"{_signed(change)} ({counts[0]:,} to {counts[1]:,})"
    reasons = {each.why for each in breaks_between(breaks, _CHANGED, year - 1, year)}
    if not reasons:
        return f"not stated: {counts[0]:,} before"
    letters = [
        note.letter
        for note in notes
        if note.why in reasons and note.from_year == year and _CHANGED in note.concerns
    ]
    return f"series break {', '.join(letters)}"


def _signed(change: Fraction) -> str:
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{format_percent(abs(change))}"
