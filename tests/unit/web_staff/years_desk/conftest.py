"""Who works at the desk of a year, and a year that is counted or issued."""

from pathlib import Path

import pytest

from support import lists
from support.staff import Browser
from support.years_desk import Do, files


@pytest.fixture
def councils(few_bodies: None) -> None:
    """Whom a year is about. Without them its first step would load the whole register."""
    del few_bodies


@pytest.fixture
def counted(
    councils: None,  # noqa: ARG001 - of these it is a year
    do: Do,
    officer: Browser,
    tmp_path: Path,
) -> None:
    """A counted year whose plan nobody has approved: one error; and warnings."""
    plan = lists.PLAN.replace('texts_approved_by = "Director"\n', "")
    folder = lists.write_good(tmp_path / "first", year_toml=plan)
    do(officer, "/years/import/", files=files(folder))
    for step in ("freeze", "count"):
        do(officer, f"/years/2020/{step}/")


@pytest.fixture
def issued(
    councils: None,  # noqa: ARG001 - of these it is a year
    do: Do,
    officer: Browser,
    ombudsman: Browser,
    publisher: Browser,
    tmp_path: Path,
) -> None:
    """A year whose letters went."""
    do(officer, "/years/import/", files=files(lists.write_year(tmp_path / "first")))
    for who, step in (
        (officer, "freeze"), (officer, "count"), (officer, "write"), (ombudsman, "approve"),
        (publisher, "issue"), (publisher, "stage"),
    ):  # fmt: skip
        assert do(who, f"/years/2020/{step}/").went_well
