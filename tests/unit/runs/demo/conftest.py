"""The lists of all years, written once for all tests."""

from collections import Counter
from pathlib import Path

import pytest
from plain_lists import SEED, YEARS, YearLists, read_year

from upheld.runs.demo.lists import write_lists


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A folder of lists for every year."""
    base = tmp_path_factory.mktemp("lists")
    for year in YEARS:
        write_lists(year, seed=SEED, folder=base / str(year))
    return {year: base / str(year) for year in YEARS}


@pytest.fixture(scope="session")
def years(folders: dict[int, Path]) -> dict[int, YearLists]:
    """The rows of every year."""
    return {year: read_year(folder) for year, folder in folders.items()}


@pytest.fixture(scope="session")
def counts(years: dict[int, YearLists]) -> dict[int, Counter[tuple[str, str]]]:
    """What each year's lists alone come to."""
    return {year: lists.counted(year) for year, lists in years.items()}
