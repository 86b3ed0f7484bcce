"""The public process over a store on disk."""

from pathlib import Path

import pytest

from support.public_process import Process


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
