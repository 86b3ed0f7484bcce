"""Two letters on the desk, and who works there."""

from typing import Any

import pytest

from support import lists
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists


@pytest.fixture(autouse=True)
def drafted(few_bodies: None, tmp_path: Any) -> None:  # noqa: ARG001 - needed in place
    """Two letters, written by somebody at the command line."""
    import_lists(lists.write_year(tmp_path / "lists"), by="tests")
    freeze(2020, by="tests")
    count(2020, by="tests")
    write(2020, by="tests")
