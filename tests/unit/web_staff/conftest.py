"""Tests of the staff site run under its own settings."""

from typing import Any

import pytest

from support.people import person_in
from support.staff import Browser, browser_of, staff_settings
from support.years_desk import Do, pressing
from upheld.domain.roles import Role
from upheld.runs.annual.models import DeskRun
from upheld.runs.desk import starting


@pytest.fixture(autouse=True)
def staff_site(settings: Any) -> None:
    """The settings of the staff process, the secure ones; passwords stay quick."""
    of_tests = {"UPHELD_DATA", "UPHELD_PUBLIC", "DATABASES", "PASSWORD_HASHERS"}
    for name, value in staff_settings().items():
        if name not in of_tests:
            setattr(settings, name, value)


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> list[DeskRun]:
    """Steps that were started; their processes would find another database than the test's."""
    runs: list[DeskRun] = []
    monkeypatch.setattr(starting, "launch", lambda run, _lock: runs.append(run))
    return runs


@pytest.fixture
def nobody() -> Browser:
    """A browser in which nobody is signed in."""
    return Browser()


@pytest.fixture
def officer() -> Browser:
    """A data officer’s browser."""
    return browser_of(person_in(Role.DATA_OFFICER))


@pytest.fixture
def ombudsman() -> Browser:
    """The ombudsman’s browser."""
    return browser_of(person_in(Role.OMBUDSMAN))


@pytest.fixture
def publisher() -> Browser:
    """A publisher’s browser."""
    return browser_of(person_in(Role.PUBLISHER))


@pytest.fixture
def director() -> Browser:
    """A director’s browser: checks and approves what others wrote, and signs no letter."""
    return browser_of(person_in(Role.DIRECTOR))


@pytest.fixture
def intake() -> Browser:
    """The browser of somebody at intake."""
    return browser_of(person_in(Role.INTAKE))


@pytest.fixture
def outreach() -> Browser:
    """The browser of somebody of outreach."""
    return browser_of(person_in(Role.OUTREACH))


@pytest.fixture
def do(launched: list[DeskRun]) -> Do:
    """Press the button of a step, and take the step as its process would."""
    return pressing(launched)
