"""The words of the demonstration: two real letters in ours, and nobody's name."""

import re
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from plain_lists import YEARS, YearLists, read

from upheld import reference

FICTIONAL = {row["slug"] for row in reference.rows(reference.FICTIONAL_BODIES)}
PERSON = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Councillor|Cllr)\b")


def plan(folder: Path) -> dict[str, object]:
    """The year's plan."""
    return tomllib.loads((folder / "DEMONSTRATION-year.toml").read_text(encoding="utf-8"))


def said(folder: Path) -> str:
    """Every paragraph and signature of the plan as one text."""
    return " ".join(texts(plan(folder)))


def texts(part: object) -> list[str]:
    """Every text below a part of the plan."""
    if isinstance(part, str):
        return [part]
    below = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for one in below for text in texts(one)]


def real_reports(folder: Path) -> list[dict[str, str]]:
    """The reports about bodies that exist."""
    return [row for row in read(folder, "reports") if row["body"] not in FICTIONAL]


def test_reports_are_those_of_two_letters(folders: dict[int, Path]) -> None:
    """Of real bodies no report is told but the two of Luton, and no improvement at all."""
    told = {
        year: [(r["body"], r["kind"], r["issued"]) for r in real_reports(folders[year])]
        for year in YEARS
    }
    assert told.pop(2018) == [("luton", "further", "2018")]
    assert told.pop(2020) == [("luton", "public_interest", "2020")]
    assert not any(told.values())
    agreed = {row["body"] for year in YEARS for row in read(folders[year], "improvements")}
    assert agreed <= FICTIONAL


def test_the_further_report_was_met(folders: dict[int, Path]) -> None:
    """The redress of 2018 was first refused and since paid in full, on a day nobody printed."""
    (report,) = real_reports(folders[2018])
    assert "redress" in report["refused"]
    assert report["satisfied_on"] == "yes"


def test_the_public_report_says_what_the_letter_says(folders: dict[int, Path]) -> None:
    """Each fact of the 2020 paragraph stands in its own field."""
    (report,) = real_reports(folders[2020])
    assert "once a year" in report["found"]
    assert "moved to a different type" in report["found"]
    assert "support" in report["duty"]
    assert "appeal" in report["others_affected"]
    assert report["fault_accepted"]
    assert "payment" in report["already_offered"]
    assert "£100" in report["added"]
    assert "special educational needs" in report["agreed"]
    assert "action plan" in report["awaited"]
    assert "the summer" in report["awaited_by"]
    assert not report["satisfied_on"]


def test_the_report_has_a_case_of_its_heading(
    folders: dict[int, Path], years: dict[int, YearLists]
) -> None:
    """The public report of 2020 hangs on an upheld case about education."""
    (report,) = real_reports(folders[2020])
    cases = {row["reference"]: row for row in years[2020].decided}
    case = cases[report["reference"]]
    assert (case["body"], case["outcome"]) == ("luton", "upheld")
    assert case["heading"] == "education_children"


def test_activity_is_what_two_letters_print(folders: dict[int, Path]) -> None:
    """Courses and seminars of 2018 and 2020, the difference of 47 for 2019, nothing else."""
    values = {
        (row["year"], row["measure"]): row["value"]
        for year in YEARS
        for row in read(folders[year], "activity")
    }
    assert values == {
        ("2018", "courses"): "58",
        ("2018", "people_trained"): ">800",
        ("2018", "link_officer_network"): "yes",
        ("2018", "seminars"): "yes",
        ("2019", "courses"): "71",
        ("2020", "courses"): "118",
        ("2020", "people_trained"): ">1400",
        ("2020", "provider_share"): "highest",
        ("2020", "seminars"): "London;Bristol;Leeds;Birmingham",
        ("2020", "delegates"): "178",
        ("2020", "authorities_at_seminars"): "143",
    }


def test_a_year_brings_the_year_before_along(folders: dict[int, Path]) -> None:
    """The lists of 2020 alone say how many courses there were in 2019."""
    rows = {(row["year"], row["measure"]) for row in read(folders[2020], "activity")}
    assert ("2019", "courses") in rows


@pytest.mark.parametrize("year", YEARS)
def test_nobody_is_named(year: int, folders: dict[int, Path]) -> None:
    """Plans are signed by an office and name no person."""
    signed = plan(folders[year])["signatory"]
    assert signed == {
        "name": "Demonstration ombudsman",
        "titles": ["Ombudsman for local services (demonstration)"],
    }
    assert not PERSON.search(said(folders[year]))


def test_letters_leave_on_their_days(folders: dict[int, Path]) -> None:
    """The two letters bear their real dates; the data of 2020 went public a week later."""
    hours = {year: plan(folders[year])["hours"] for year in YEARS}
    assert hours[2018]["issue"].date().isoformat() == "2018-07-18"
    assert hours[2020]["issue"] == datetime.fromisoformat("2020-07-22T09:00")
    assert hours[2020]["publication"] == datetime.fromisoformat("2020-07-29T09:30")


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2018, ("corporate strategy", "interactive map", "views", "scrutiny", "single complaint")),
        (2018, ("occupational therapists", "members", "focus reports", "questions")),
        (2020, ("pressure", "last year", "learning", "numbers", "governance", "audit", "risk")),
        (2020, ("decisions", "public reports", "improvements", "colleagues", "right person")),
    ],
)
def test_what_the_letters_told_the_sector_is_there(
    year: int, words: tuple[str, ...], folders: dict[int, Path]
) -> None:
    """Each matter that the real letter put to all councils has its place in the plan."""
    text = said(folders[year])
    assert [word for word in words if word not in text] == []
