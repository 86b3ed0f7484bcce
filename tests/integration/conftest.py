"""A small year, imported and ready for its annual run."""

from pathlib import Path

import pytest

from support import lists
from upheld.runs.importing.intake import import_lists


@pytest.fixture
def imported(loaded_register: None, tmp_path: Path) -> Path:  # noqa: ARG001 - needed in place
    """The good lists with plan and contacts, in casework."""
    folder = lists.write_year(tmp_path / "lists")
    import_lists(folder, by="officer")
    return folder
