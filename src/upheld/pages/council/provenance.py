"""Where the figures of a demonstration come from, in words."""

from upheld.domain.demonstration import FICTIONAL, NOTHING, ON_PAGES
from upheld.statistics.figures import BodyFigures


def tell_provenance(figures: BodyFigures) -> str:
    """One line; empty where casework is real."""
    if not figures.demonstration:
        return ""
    if figures.fictional:
        return FICTIONAL
    return NOTHING if figures.source is None else ON_PAGES[figures.source]
