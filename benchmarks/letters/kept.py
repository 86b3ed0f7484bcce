"""Composed letters in a file, so that every contender begins with the same ones."""

import json
from collections.abc import Iterable
from pathlib import Path

from upheld.letters.letter import Letter
from upheld.letters.stored import from_json, to_json

FILE = "letters.json"
# Data folder of a year that is counted, and whose letters are not yet written.
COUNTED = "counted"


def keep_letters(place: Path, letters: Iterable[Letter]) -> None:
    """Write letters into a folder."""
    (place / FILE).write_text(json.dumps([to_json(one) for one in letters]), encoding="utf-8")


def read_letters(place: Path) -> list[Letter]:
    """The letters of a folder."""
    return [from_json(one) for one in json.loads((place / FILE).read_bytes())]
