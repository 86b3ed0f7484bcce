"""The lines of the table of all bodies: what one body's figures say in few words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from markupsafe import Markup

from upheld.domain.compliance import ComplianceOutcome
from upheld.pages.councils_choice import NAME
from upheld.pages.environment import environment
from upheld.publication.site import PublicBody
from upheld.statistics.figures import BodyFigures, Figure

_NOT_COUNTED = "not counted this year"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One body in one year."""

    name: str
    address: str
    about: str
    """Its type and its region."""
    fictional: bool
    figures: BodyFigures
    received: int
    decided: int
    investigations: int
    uphold: "Cell"
    remedies: "Cell"
    compliance: str
    """The four counts, or why there are none."""

    @cached_property
    def line(self) -> Markup:
        """Its line of the table, laid out once: whatever is asked for, a line stays the same."""
        parts: Any = environment().get_template("councils_parts.html").module
        laid_out: Markup = parts.line(self)
        return laid_out


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A rate: the figure, what it rests on, its interval; or only the reason why there is none."""

    display: str
    detail: str
    interval: str = ""


def rows_of(
    bodies: Mapping[str, PublicBody], figures: Mapping[str, BodyFigures], year: int
) -> dict[str, Row]:
    """A row for every body with figures in the year, by slug."""
    return {slug: make_row(bodies[slug], of_body, year) for slug, of_body in figures.items()}


def make_row(body: PublicBody, figures: BodyFigures, year: int) -> Row:
    """A body's line under the name it had in the year."""
    kind = figures.type or body.kind
    return Row(
        name=figures.name,
        address=f"/councils/{body.slug}/{year}/",
        about=", ".join(filter(None, (kind.singular[0].upper() + kind.singular[1:], body.region))),
        fictional=figures.fictional,
        figures=figures,
        received=figures.received.get("total", 0),
        decided=figures.decided.get("total", 0),
        investigations=_number(figures, "investigations"),
        uphold=_cell(figures.measures.get("uphold_rate")),
        remedies=_cell(figures.measures.get("satisfactory_remedy_rate")),
        compliance=_compliance(figures),
    )


def sort_rows(rows: Iterable[Row], order: str) -> list[Row]:
    """By name, or by the number asked for with the largest first; those without one come last."""
    by_name = sorted(rows, key=lambda row: row.name.casefold())
    if order == NAME:
        return by_name
    value = _VALUES.get(order) or _rate_of(order)
    have = [row for row in by_name if value(row) is not None]
    lack = [row for row in by_name if value(row) is None]
    return sorted(have, key=lambda row: value(row) or 0, reverse=True) + lack


_VALUES: dict[str, Callable[[Row], Fraction | int | None]] = {
    "received": lambda row: row.received,
    "decided": lambda row: row.decided,
    "investigations": lambda row: row.investigations,
}


def _rate_of(measure: str) -> Callable[[Row], Fraction | int | None]:
    """The exact rate of a row, never the rounded one."""

    def rate(row: Row) -> Fraction | None:
        figure = row.figures.measures.get(measure)
        if figure is None or not figure.denominator:
            return None
        return Fraction(figure.numerator, figure.denominator)

    return rate


def _number(figures: BodyFigures, measure: str) -> int:
    figure = figures.measures.get(measure)
    return 0 if figure is None else figure.numerator


def _cell(figure: Figure | None) -> Cell:
    if figure is None or figure.display is None:
        return Cell(display="", detail=(figure.reason if figure else None) or _NOT_COUNTED)
    return Cell(
        display=figure.display,
        detail=f"{figure.numerator:,} of {figure.base}",
        interval=f"{figure.interval[0]} to {figure.interval[1]}" if figure.interval else "",
    )


def _compliance(figures: BodyFigures) -> str:
    figure = figures.measures.get("compliance_rate")
    if figure is None or figure.display is None:
        return (figure.reason if figure else None) or _NOT_COUNTED
    counts = [
        f"{figures.compliance[outcome]:,} {outcome.words[0].lower()}{outcome.words[1:]}"
        for outcome in ComplianceOutcome
        if figures.compliance.get(outcome, 0)
    ]
    return ", ".join(counts)
