"""Tests of the staff site run under its own settings."""

from typing import Any

import pytest

from support.staff import Browser, staff_settings
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
