"""The lists as files: the same for a seed, true in any company, fit to be imported."""

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from plain_lists import LISTS, SEED, YEARS, YearLists, read

from upheld import reference
from upheld.domain.errors import Refused
from upheld.register.actions.installation import settle_kind
from upheld.register.models.contact import ROLES
from upheld.runs.demo.lists import write_lists
from upheld.runs.demo.told import REPORT_COLUMNS
from upheld.runs.importing.bodies import DAY_OF, Bodies
from upheld.runs.importing.consistency import (
    check_lines,
    check_receipts_agree,
    check_repeats,
)
from upheld.runs.importing.folder import open_folder
from upheld.runs.importing.plan import read_plan
from upheld.runs.importing.reading import Problems, Row, read_list
from upheld.runs.importing.specs import specs
from upheld.toolbox.files import digests_of

pytestmark = pytest.mark.slow

# A day after every date in the lists; the import takes no day that lies ahead.
TODAY = date(2025, 12, 1)
FICTIONAL = {row["slug"] for row in reference.rows(reference.FICTIONAL_BODIES)}
WRITE = """
import sys
from pathlib import Path
from upheld.runs.demo.lists import write_lists
write_lists(int(sys.argv[1]), seed=int(sys.argv[2]), folder=Path(sys.argv[3]))
"""


def test_same_seed_same_bytes_in_any_company(folders: dict[int, Path], tmp_path: Path) -> None:
    """A year written alone, by another process with another hash seed, has the same bytes."""
    subprocess.run(
        [sys.executable, "-c", WRITE, "2020", str(SEED), str(tmp_path)],
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert digests_of(tmp_path) == digests_of(folders[2020])


def test_another_seed_gives_other_lists(folders: dict[int, Path], tmp_path: Path) -> None:
    """The seed decides what is made up, and only that: texts stay as they are."""
    write_lists(2020, seed=SEED + 1, folder=tmp_path)
    ours, theirs = digests_of(tmp_path), digests_of(folders[2020])
    differing = {name for name in ours if ours[name] != theirs[name]}
    assert {f"DEMONSTRATION-{name}.csv" for name in LISTS} <= differing
    same = ("year.toml", "activity.csv", "training.csv")
    assert not {f"DEMONSTRATION-{name}" for name in same} & differing


@pytest.mark.parametrize("year", [2017, 2026])
def test_other_years_are_refused(year: int, tmp_path: Path) -> None:
    """A year without lists is refused by name, and nothing is written."""
    with pytest.raises(Refused, match=f"{year}.*2018 to 2025"):
        write_lists(year, seed=SEED, folder=tmp_path / "lists")
    assert not (tmp_path / "lists").exists()


def key(row: dict[str, str]) -> tuple[str, str]:
    """By what a casework knows a line again."""
    return row["reference"], row["body"]


def test_all_years_together_say_what_each_says(
    years: dict[int, YearLists], counts: dict[int, Counter[tuple[str, str]]]
) -> None:
    """With every year's lists in one casework, each year still counts as its own lists do."""
    together = YearLists(
        *(
            list({key(row): row for year in YEARS for row in getattr(years[year], name)}.values())
            for name in LISTS
        )
    )  # fmt: skip
    # A casework knows a case by its decision too: each receipt counts, whichever list told of it.
    receipts = {key(row): row for row in (*together.decided, *together.received)}
    together.received = list(receipts.values())
    for year in YEARS:
        assert together.counted(year) == counts[year]


def test_a_case_is_told_the_same_way_everywhere(years: dict[int, YearLists]) -> None:
    """Receipt and heading of a carried-over case agree with the year that received it."""
    for year in YEARS[1:]:
        before = {row["reference"]: row for row in years[year - 1].received}
        now = {row["reference"]: row for row in years[year].received}
        for row in years[year].decided:
            receipt = now.get(row["reference"]) or before[row["reference"]]
            assert [row[name] for name in ("body", "received", "heading")] == [
                receipt[name] for name in ("body", "received", "heading")
            ]


def test_remedies_belong_to_upheld_cases(years: dict[int, YearLists]) -> None:
    """A compliance outcome follows an upheld case with a remedy of ours, decided before it."""
    for year in YEARS[1:]:
        decided = {
            row["reference"]: row for past in (year - 1, year) for row in years[past].decided
        }
        for row in years[year].compliance:
            decision = decided[row["reference"]]
            assert (decision["body"], decision["remedied"]) == (row["body"], "by_us")
            assert row["due"] >= decision["decided"]
            if row["recorded"]:
                assert decision["decided"] <= row["recorded"]
                assert row["recorded"] >= f"{year - 1}-04-01"


def test_only_fictional_bodies_leave_a_remedy_unanswered(years: dict[int, YearLists]) -> None:
    """A remedy due in a year and answered in a later one, or never, is of a fictional body."""
    for year in YEARS:
        silent = {row["body"] for row in years[year].compliance if not falls_in_year(row, year)}
        assert silent
        assert silent <= FICTIONAL


def falls_in_year(row: dict[str, str], year: int) -> bool:
    """Whether the outcome of a remedy was recorded in the year."""
    return bool(row["recorded"]) and row["recorded"] <= f"{year}-03-31"


def test_references_say_when_a_case_came(years: dict[int, YearLists]) -> None:
    """A reference begins with the financial year of receipt and belongs to one case."""
    for year in YEARS:
        references = [row["reference"] for row in years[year].received]
        assert len(set(references)) == len(references)
        assert {reference[:2] for reference in references} == {f"{year - 1 - 2000:02d}"}
    # Numbers of real cases stay below 500 000, so none of ours can be taken for one of them.
    assert all(int(r["reference"][3:].replace(" ", "")) > 500_000 for r in years[2018].decided)


def test_nothing_came_in_during_the_pause(years: dict[int, YearLists]) -> None:
    """From 18 March to 29 June 2020 no case was received; every other month has some."""
    days = {row["received"] for year in YEARS for row in years[year].received}
    assert not [day for day in days if "2020-03-18" <= day <= "2020-06-29"]
    months = {day[:7] for day in days}
    assert len(months) == 8 * 12 - 2


def test_cases_of_a_year_are_not_few(counts: dict[int, Counter[tuple[str, str]]]) -> None:
    """Some 17,000 to 20,000 decisions a year, but for the year with the pause."""
    decided = {year: counted["all", "decided"] for year, counted in counts.items()}
    assert 12_000 < decided.pop(2021) < 13_000
    assert all(15_000 <= number <= 20_000 for number in decided.values())


def checked(folder: Path, *, register: bool) -> dict[str, list[Row]]:
    """The rows of a folder, read and checked as the import does; fails with its own words."""
    problems = Problems()
    known = specs(TODAY)
    files = open_folder(folder, known).files
    rows = {name: read_list(files[name], spec, problems) for name, spec in known.items()}
    for name in DAY_OF if register else ():
        rows[name] = Bodies(TODAY).placed(name, rows[name], problems)
    for name, spec in known.items():
        check_lines(name, rows[name], problems)
        assert check_repeats(spec, rows[name], problems) == rows[name]
    check_receipts_agree(rows["received.csv"], rows["decided.csv"], problems)
    assert read_plan(files["year.toml"], problems) is not None
    assert problems.found == []
    return rows


@pytest.mark.parametrize("year", [2018, 2020, 2024])
def test_lists_pass_the_import(year: int, folders: dict[int, Path]) -> None:
    """Every cell is read, and no line contradicts itself or another."""
    rows = checked(folders[year], register=False)
    assert len(rows["received.csv"]) > 15_000


@pytest.mark.slow
@pytest.mark.usefixtures("loaded_register")
@pytest.mark.parametrize("year", YEARS)
def test_lists_agree_with_the_register(year: int, folders: dict[int, Path]) -> None:
    """Every body is known and lived on the day a case against it was received."""
    settle_kind(demonstration=True, by="tests")
    rows = checked(folders[year], register=True)
    assert len(rows["decided.csv"]) > 12_000


def test_every_file_says_demonstration(folders: dict[int, Path]) -> None:
    """No list can be taken for a real one: its name says what it is, and so does the import."""
    for folder in folders.values():
        assert open_folder(folder, specs(TODAY)).demonstration
        assert all(path.name.startswith("DEMONSTRATION-") for path in folder.iterdir())


def test_columns_are_those_of_the_import(folders: dict[int, Path]) -> None:
    """Headers name what the import knows, and one column of our own."""
    for name, spec in specs(TODAY).items():
        header = (folders[2019] / f"DEMONSTRATION-{name}").read_text().splitlines()[0].split(",")
        assert [column for column in header if column != "x_source"] == list(spec.columns)
    assert list(REPORT_COLUMNS) == list(specs(TODAY)["reports.csv"].columns)


def test_printed_cases_are_marked(years: dict[int, YearLists]) -> None:
    """`published` marks cases that printed figures count; where nothing was printed, none is."""
    printed = {
        (row["authority"], int(row["year"])) for row in reference.rows(reference.PUBLISHED_COUNCILS)
    }
    for year in YEARS:
        for name in LISTS:
            marks = {
                (r["body"], year)
                for r in getattr(years[year], name)
                if r["x_source"] == "published"
            }
            assert marks <= printed  # fmt: skip
    luton = [r for r in years[2018].received + years[2018].decided if r["body"] == "luton"]
    assert {row["x_source"] for row in luton} == {"published"}
    upheld = [r for r in years[2020].decided if (r["body"], r["outcome"]) == ("luton", "upheld")]
    assert {row["x_source"] for row in upheld} == {"published"}


def test_a_case_has_one_mark(years: dict[int, YearLists]) -> None:
    """The three lists of a year agree on whether a case is published."""
    for year in YEARS:
        marks: dict[str, set[str]] = {}
        for name in LISTS:
            for row in getattr(years[year], name):
                marks.setdefault(row["reference"], set()).add(row["x_source"])
        assert not [reference for reference, mark in marks.items() if len(mark) > 1]


def test_no_failure_is_made_up_beside_printed_figures(years: dict[int, YearLists]) -> None:
    """A council-year with printed figures has unmet recommendations only if that was printed."""
    rates = {
        (row["authority"], int(row["year"])): row["compliance_rate"]
        for row in reference.rows(reference.PUBLISHED_COUNCILS)
    }
    for year in YEARS:
        for row in years[year].compliance:
            if row["outcome"] == "not_satisfied" and (row["body"], year) in rates:
                assert rates[row["body"], year] not in {"", "100"}


def test_contacts_are_offices(folders: dict[int, Path]) -> None:
    """Every body of spring has a chief executive without a name, at an address that cannot be."""
    for year, folder in folders.items():
        contacts = read(folder, "contacts")
        there = [
            row["slug"]
            for row in reference.rows("register/authorities.csv")
            if (row["start"] or "0") <= f"{year}-04-10" <= (row["end"] or "9999")
        ]
        chiefs = [c["body"] for c in contacts if c["role"] == "chief_executive"]
        assert [body for body in chiefs if body not in FICTIONAL] == sorted(there)
        assert {c["name"] for c in contacts} == {""}
        assert {(c["from"], c["to"]) for c in contacts} == {(f"{year}-04-10", f"{year + 1}-04-09")}
        real = [c for c in contacts if c["body"] not in FICTIONAL]
        assert {c["title"] for c in real} == {
            "Chief Executive",
            "Chief Fire Officer",
            "Link Officer",
        }
        assert {c["role"] for c in contacts} == ROLES.keys() - {"deputy_link_officer"}
        assert all(c["email"].endswith(f"@{c['body']}.example") for c in contacts)
        assert {c["confirmed"] for c in contacts} == {f"{year}-04-10"}
