"""Whom the averages are taken over, and what stands where a body has no average."""

from upheld.letters.material import Material
from upheld.letters.statistics_pages import SimilarAuthorities
from upheld.statistics.figures import Figure

# So many names fit under the panels' notes on one page at a size that can be read; districts are
# about three times as many, and their list is on the web.
LISTED_AT_MOST = 70
NO_AVERAGE = "n/a"
# Compared in every year that compares at all; rates by residents where the year has them.
_RATES = ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate")


def list_similar(material: Material) -> SimilarAuthorities | None:
    """The authorities averaged, by name where they are not too many; None without an average."""
    bodies = material.figures.similar_bodies
    if not material.similar:
        return None
    names = tuple(sorted(material.names.get(body, "") for body in bodies))
    listed = len(bodies) <= LISTED_AT_MOST and all(names)
    own = f"{material.yours} among them" if material.former else "yours among them"
    told = f"Averages are taken over all cases of {material.similar}, {own}"
    where = f"{told}:" if listed else f"{told}. Their names are published with the figures."
    return SimilarAuthorities(
        title="Similar authorities", sentence=where, names=names if listed else ()
    )


def shows_average(material: Material) -> bool:
    """Whether an average of similar authorities stands beside any rate of the letter."""
    rates = (*_RATES, *(("upheld_per_100k",) if material.method.population else ()))
    averages = (show_similar(material.figure(rate), material) for rate in rates)
    return any(average not in ("", NO_AVERAGE) for average in averages)


def show_similar(figure: Figure, material: Material) -> str:
    """The average as printed, "n/a" for a council that is in none, empty where none is shown.

    A figure over an empty base has nothing that could be compared.
    """
    if figure.display is None or not material.method.compared:
        return ""
    if figure.similar and figure.similar.display:
        return figure.similar.display
    return "" if material.averaged or not material.kind.compared else NO_AVERAGE
