"""What came of complaints as a table of rates, each with the counts it was divided from."""

from collections.abc import Callable, Mapping

from upheld.letters.material import Material
from upheld.letters.similar import show_similar
from upheld.letters.statistics_pages import Row, Table
from upheld.letters.words import capital
from upheld.statistics.figures import Figure
from upheld.statistics.measures import MEASURES

TITLE = "What came of complaints"
# In this order; a year shows those that its release has.
LABELS: Mapping[str, str] = {
    "uphold_rate": "Uphold rate",
    "compliance_rate": "Compliance with our recommendations",
    "satisfactory_remedy_rate": "Satisfactory remedies before we were asked",
}
_COUNTED: Mapping[str, Callable[[Figure], str]] = {
    "uphold_rate": lambda figure: f"{figure.numerator:,} upheld of {figure.base}",
    "compliance_rate": lambda figure: f"{figure.numerator:,} to our satisfaction of {figure.base}",
    "satisfactory_remedy_rate": lambda figure: f"{figure.numerator:,} of {figure.base}",
}
# In the place of a rate over an empty base: the reason stands under its label, where there is room.
NO_RATE = "none"


def lay_out_rates(material: Material) -> Table:
    """The rates of the year, beside the average of similar authorities where there is one."""
    figures = [material.figure(name) for name in LABELS if _exists(material, name)]
    averages = [show_similar(figure, material) for figure in figures]
    compared = any(averages)
    rows = [
        rate_row(figure, (average or "–") if compared else "")
        for figure, average in zip(figures, averages, strict=True)
    ]
    columns = ("Measure", "Rate")
    return Table(
        title=TITLE,
        columns=(*columns, "Similar authorities") if compared else columns,
        rows=tuple(rows),
    )


def rate_row(figure: Figure, similar: str = "") -> Row:
    """One rate with its base, or the reason why there is none."""
    return Row(
        label=LABELS[figure.measure],
        display=figure.display or NO_RATE,
        detail=_COUNTED[figure.measure](figure) if figure.display else capital(figure.reason or ""),
        similar=similar,
    )


def base_note(material: Material) -> str:
    """What the uphold rate is a share of."""
    return (
        f"The uphold rate is the share of {material.method.investigations} (upheld and not upheld) "
        "that were upheld, not a share of all decisions."
    )


def rate_notes(material: Material) -> tuple[str, ...]:
    """What each rate of the year is a share of."""
    notes = {
        "uphold_rate": (
            f"The uphold rate is a share of {material.method.investigations} (upheld and not "
            "upheld), not of all decisions."
        ),
        "compliance_rate": (
            "Compliance counts outcomes recorded in the year; remedies that came late count as "
            "carried out."
        ),
        "satisfactory_remedy_rate": "Satisfactory remedies are a share of upheld decisions.",
    }
    return tuple(note for name, note in notes.items() if _exists(material, name))


def _exists(material: Material, measure: str) -> bool:
    return MEASURES[measure].exists_in(material.figures.year)
