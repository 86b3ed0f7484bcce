from datetime import date
from pathlib import Path

import pytest

from support.spec_tables import count_cut, read_rows
from upheld.domain.errors import Refused
from upheld.domain.facts import ImprovementFact, ReportFact, ReportKind
from upheld.publication import reading
from upheld.publication.release import Release, seal
from upheld.publication.tables import files_of
from upheld.statistics.figures import YearFigures

REPORT = ReportFact(
    reference="20 001",
    body="luton",
    kind=ReportKind.FURTHER,
    title="Title",
    subject="subject",
    issued="2021",
)
IMPROVEMENT = ImprovementFact(
    reference="20 002",
    body="kent",
    summary="Train staff.",
    theme="training",
    agreed=date(2020, 5, 1),
    due=date(2020, 8, 1),
    done=None,
)


@pytest.fixture
def counted(tmp_path: Path) -> YearFigures:
    """A small year, counted by the real queries."""
    pairs = read_rows(
        "pairs",
        """
        body  | heading    | received_in_year | decided_in_year | outcome
        luton | housing    | yes              | yes             | upheld
        luton |            | yes              | yes             | not_upheld
        kent  | adult_care | no               | yes             | advice_given
    """,
    )
    bodies = read_rows(
        "bodies",
        """
        body  | name  | type
        luton | Luton | unitary
        made  | Made  | unitary
        kent  | Kent  | county
        fire  | Fire  | fire
    """,
    )
    for body in bodies:
        body["fictional"] = body["body"] == "made"
    return count_cut({"pairs": pairs, "bodies": bodies}, 2020, tmp_path, release="2020-v1")


def _release(counted: YearFigures, place: Path) -> Release:
    tables = files_of(counted, reports=[vars(REPORT)], improvements=[vars(IMPROVEMENT)])
    manifest = {"release": "2020-v1", "year": 2020, "demonstration": False, "bodies": {}}
    return seal(place / "v1", tables, manifest)


def test_what_is_read_is_what_was_counted(counted: YearFigures, tmp_path: Path) -> None:
    """Nation, comparisons, reports and improvements come back equal from a release's tables."""
    release = _release(counted, tmp_path)
    assert reading.national_figures(release) == counted.national
    assert reading.comparisons(release) == counted.comparisons
    assert reading.reports(release) == (REPORT,)
    assert reading.improvements(release) == (IMPROVEMENT,)


def test_a_release_without_its_table_is_refused(counted: YearFigures, tmp_path: Path) -> None:
    """A table that is missing is named, and nothing is made up in its place."""
    release = _release(counted, tmp_path)
    elsewhere = Release(folder=tmp_path, manifest=release.manifest)
    with pytest.raises(Refused, match="2020-v1 lacks its table national"):
        reading.national_figures(elsewhere)
