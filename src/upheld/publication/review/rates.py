"""Rates over a heading, a region or a type, printed as all rates are."""

from collections.abc import Mapping

from upheld.domain.method import method_of
from upheld.publication.review.parts import Row
from upheld.statistics.comparison import Ratio
from upheld.statistics.display import rate_figure
from upheld.statistics.measures import MEASURES

RATE_COLUMNS = ("Received", "Decided", "Investigated", "Upheld", "Uphold rate")


def uphold_rate(upheld: int, investigations: int, year: int) -> str:
    """The rate as printed, or the reason why there is none."""
    ratio = Ratio(numerator=upheld, denominator=investigations)
    figure = rate_figure("uphold_rate", MEASURES["uphold_rate"], ratio, method_of(year))
    return figure.display or str(figure.reason)


def stage_row(name: str, counts: Mapping[str, int], year: int, *, total: bool = False) -> Row:
    """Received, decided, investigated and upheld, and the uphold rate, on one line."""
    upheld, investigations = counts["upheld"], counts["investigations"]
    numbers = (counts["received"], counts["decided"], investigations, upheld)
    cells = (*(f"{number:,}" for number in numbers), uphold_rate(upheld, investigations, year))
    return Row(name=name, cells=cells, total=total)
