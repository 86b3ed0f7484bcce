"""The public process over a store on disk."""

from pathlib import Path

import pytest

from support.api_shelf import shelf
from support.public_process import Process
from support.shelves import NOW


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the years 2019 and 2020. Tests only read it."""
    process = Process(folder=tmp_path_factory.mktemp("site") / "public")
    process.publish(2019, 2020)
    return process.folder


@pytest.fixture
def served(published: Path) -> Process:
    """The process at the second the newer year became public."""
    return Process(folder=published)


@pytest.fixture
def unpublished(tmp_path: Path) -> Process:
    """The process before anything was published, with a store that a test may fill."""
    return Process(folder=tmp_path / "public")


@pytest.fixture(scope="session")
def with_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two years and a shelf of single cases. Tests only read it."""
    process = Process(folder=tmp_path_factory.mktemp("cases") / "public")
    process.publish(2019, 2020, shelf=shelf())
    return process.folder


@pytest.fixture
def api(with_cases: Path) -> Process:
    """The process at noon of a day, an hour before more becomes public."""
    return Process(folder=with_cases, now=NOW)
