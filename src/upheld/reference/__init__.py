"""Data files that we compiled, each with its source. README.md explains every column."""

import csv
import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

REGISTER = (
    "register/authorities.csv",
    "register/names.csv",
    "register/aliases.csv",
    "register/populations.csv",
    "register/series_breaks.csv",
)
TILES = "register/tiles.csv"
FICTIONAL_BODIES = "demonstration/bodies.csv"
FICTIONAL_TILES = "demonstration/tiles.csv"
FIRST_QUESTIONS = "questions/first.csv"
PUBLISHED_COUNCILS = "published/councils.csv"
PUBLISHED_NATIONAL = "published/national.csv"


def path(name: str) -> Traversable:
    """A reference file by its name below this folder, such as `register/authorities.csv`."""
    return files(__package__).joinpath(name)


def rows(name: str) -> list[dict[str, str]]:
    """Every row of a reference file in file order, as text by column; an empty cell is ""."""
    return [dict(row) for row in _parsed(name)]


@cache
def _parsed(name: str) -> tuple[dict[str, str], ...]:
    text = path(name).read_bytes().decode("utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline=""), strict=True))
