"""The site of a data folder as values in a file; to be run apart, with Django set up."""

import pickle
from pathlib import Path

from upheld.runs.rolling.gathering import gather
from upheld.toolbox import clock


def write_site(place: Path) -> None:
    """Write what every page of the site is made from, as it is now."""
    place.write_bytes(pickle.dumps(gather(clock.now())))
