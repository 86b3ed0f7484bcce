"""Upheld decisions for each 100,000 residents, with the residents they were divided by."""

from upheld.letters.material import Material
from upheld.letters.similar import show_similar
from upheld.letters.statistics_pages import Panel
from upheld.statistics.figures import Figure

TITLE = "Complaints upheld, by residents"
# A number that lies between two published ones; how far off it may be was tried on printed rates.
_ROUGH = {
    "interpolated": (
        "The number of residents lies between two that were published: the rate may differ by 0.1."
    )
}


def set_against_residents(material: Material) -> Panel | None:
    """The rate, its average and the residents; None for a body that was not there on 31 March."""
    if not material.averaged:
        return None
    figure = material.figure("upheld_per_100k")
    similar = show_similar(figure, material)
    return Panel(
        measure=figure.measure,
        title=TITLE,
        ring=None,
        rate=figure.display or "",
        sentence=_sentence(figure),
        similar=f"Average of similar authorities: {similar}." if similar else "",
        count=f"{figure.population:,}" if figure.population else f"{figure.numerator:,}",
        count_words=_counted(figure),
        base=_vintage(figure, material) if figure.population else f"in {material.year.label}",
        notes=tuple(_doubt(figure)),
    )


def _sentence(figure: Figure) -> str:
    if figure.display is None:
        return f"No rate by residents can be given: {figure.reason}."
    return f"We upheld {figure.display} for each 100,000 residents."


def _counted(figure: Figure) -> str:
    if figure.population:
        return "residents"
    return "upheld decision" if figure.numerator == 1 else "upheld decisions"


def _vintage(figure: Figure, material: Material) -> str:
    """After "residents": it is read on, in plain text and aloud."""
    wanted = material.method.population
    if wanted is not None and figure.population_year == wanted.year:
        return f"by the {wanted.words}" if wanted.estimated else f"({wanted.words})"
    return f"of {figure.population_year}"


def _doubt(figure: Figure) -> list[str]:
    said = []
    if figure.display and figure.interval:
        low, high = figure.interval
        decisions = "decision" if figure.numerator == 1 else "decisions"
        lead = f"On {figure.numerator:,}" if figure.numerator else "With no"
        said.append(f"{lead} upheld {decisions} the rate is uncertain: from {low} to {high}.")
    if rough := _ROUGH.get(figure.population_status or ""):
        said.append(rough)
    return said
