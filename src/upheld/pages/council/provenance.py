"""Where the figures of a demonstration come from, in words."""

from upheld.statistics.figures import BodyFigures

_WORDS = {
    "published": "Demonstration: these figures are those once published",
    "invented": "Demonstration: these figures are invented",
    "part published": "Demonstration: some of these figures were once published, others are "
    "invented",
}
_NOTHING = "Demonstration: nothing was counted about this authority in the year"
_FICTIONAL = "Demonstration: this authority does not exist, and its figures are invented"


def tell_provenance(figures: BodyFigures) -> str:
    """One line; empty where casework is real."""
    if not figures.demonstration:
        return ""
    if figures.fictional:
        return _FICTIONAL
    return _NOTHING if figures.source is None else _WORDS[figures.source]
