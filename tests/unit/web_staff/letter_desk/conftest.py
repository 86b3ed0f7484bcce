"""Two letters on the desk, and who works there."""

from typing import Any

import pytest

from support import lists
from support.people import person_in
from support.staff import Browser, browser_of
from support.years_desk import Do, pressing
from upheld.domain.roles import Role
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.models import DeskRun
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists


@pytest.fixture(autouse=True)
def drafted(few_bodies: None, tmp_path: Any) -> None:  # noqa: ARG001 - needed in place
    """Two letters, written by somebody at the command line."""
    import_lists(lists.write_year(tmp_path / "lists"), by="tests")
    freeze(2020, by="tests")
    count(2020, by="tests")
    write(2020, by="tests")


@pytest.fixture
def officer() -> Browser:
    """A data officer's browser."""
    return browser_of(person_in(Role.DATA_OFFICER))


@pytest.fixture
def director() -> Browser:
    """A director's browser: checks, and signs nothing."""
    return browser_of(person_in(Role.DIRECTOR))


@pytest.fixture
def ombudsman() -> Browser:
    """The ombudsman's browser."""
    return browser_of(person_in(Role.OMBUDSMAN))


@pytest.fixture
def do(launched: list[DeskRun]) -> Do:
    """Press the button of a step, and take the step as its process would."""
    return pressing(launched)
