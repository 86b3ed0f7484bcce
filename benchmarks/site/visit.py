"""What is noted of one visit to a page."""

from dataclasses import dataclass


class NoBrowser(Exception):
    """Chromium did not start, or not to the end."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One visit with nothing kept from before."""

    everything: int
    """Bytes transferred, headers included."""
    first_view: int
    """The same for the page and its style sheet alone."""
    answers: int
    painted: float
    """First contentful paint, in milliseconds."""
    shift: float
    """Every layout shift of the visit, summed."""
