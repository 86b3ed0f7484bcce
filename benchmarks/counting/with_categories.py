"""The same counts by the fastest pandas we could write: texts read as categories, NumPy flags."""

from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.counting import with_pandas
from benchmarks.counting.answers import Counts
from benchmarks.counting.cut import table
from benchmarks.counting.with_pandas import CASES, PAIRS, TEXTS, count_cases, count_pairs

# Without the second, days become Python objects: eight times slower.
OPTIONS: dict[str, Any] = {
    "read_dictionary": TEXTS,
    "to_pandas_kwargs": {"date_as_object": False},
}


def prepare(place: Path) -> Path:
    """The folder of the files."""
    return place


def run(place: Path) -> list[pd.DataFrame]:
    """The counted pairs and cases."""
    pairs = pd.read_parquet(table(place, "pairs"), columns=PAIRS, **OPTIONS)
    counted = count_pairs(pairs)
    del pairs
    cases = pd.read_parquet(table(place, "cases"), columns=CASES, **OPTIONS)
    return [counted, count_cases(cases)]


def answer(frames: list[pd.DataFrame]) -> Counts:
    """The counts of pairs and of cases."""
    return with_pandas.answer(frames)
