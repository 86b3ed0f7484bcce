"""The words of the demonstration: two real letters in ours, and nobody's name."""

import re
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from plain_lists import YEARS, YearLists, falls_in, read

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


def test_the_training_record_comes_to_what_two_letters_print(folders: dict[int, Path]) -> None:
    """58 and 118 courses, 47 more; over 800 and 1,400 people; 178 delegates from 143 councils."""
    rows = read(folders[2020], "training")
    courses = [row for row in rows if row["kind"] == "course"]
    held = Counter(int(row["reference"][:4]) for row in courses)
    assert held == {2018: 58, 2019: 118 - 47, 2020: 118}
    came = Counter[int]()
    for row in courses:
        came[int(row["reference"][:4])] += int(row["people"])
        assert falls_in(row["date"], int(row["reference"][:4]))
    assert 800 < came[2018] < 900
    assert 1400 < came[2020] < 1500
    seminars = [row for row in rows if row["kind"] == "seminar"]
    assert [row["city"] for row in seminars] == ["London", "Bristol", "Leeds", "Birmingham"]
    bodies = [body.rpartition(" ") for row in seminars for body in row["bodies"].split("; ")]
    assert (len({name for name, *_ in bodies}), sum(int(n) for *_, n in bodies)) == (143, 178)
    assert all("invented" in row["source"] for row in rows)


def test_what_no_session_tells_is_told(folders: dict[int, Path]) -> None:
    """The network of link officers and seminars of which nobody printed where they were."""
    told = {(r["year"], r["measure"]) for year in YEARS for r in read(folders[year], "activity")}
    assert told == {("2018", "link_officer_network"), ("2018", "seminars")}


def test_a_year_brings_the_years_before_along(folders: dict[int, Path]) -> None:
    """The lists of 2018 alone know nothing of 2019; those of 2020 alone know both."""
    years = {year: {row["reference"][:4] for row in read(folders[year], "training")}
             for year in (2018, 2020)}  # fmt: skip
    assert years == {2018: {"2018"}, 2020: {"2018", "2019", "2020"}}


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
