"""One class per file."""

from upheld.runs.history.models.offered_reading import OfferedReading
from upheld.runs.history.models.published_figure import PublishedFigure

__all__ = ["OfferedReading", "PublishedFigure"]
