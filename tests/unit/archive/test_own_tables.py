"""Tables that we publish, and the figures that we compiled from others, read back exactly."""

import csv
import io
import json
from importlib import resources

import pytest

from support import open_release
from support.sheets import document_of, read
from upheld.archive.naming import Named
from upheld.archive.sheets.columns import parse_columns
from upheld.archive.sheets.read import SheetRead, read_sheet
from upheld.archive.vocabulary import MEASURED, OUTCOMES, RECEIVED
from upheld.publication import open_data

COUNTS = {
    "received": {
        **{str(h): m for h, m in RECEIVED.items()}, "uncoded": "received_uncoded",
        "total": "received",
    },
    "decided": {**{str(o): m for o, m in OUTCOMES.items()}, "total": "decided"},
    "compliance": {
        "on_time": "on_time", "late": "late", "incomplete_satisfied": "not_complete_satisfied",
        "not_satisfied": "not_satisfied", "total": "compliance_outcomes",
        "due_unsettled": "due_unsettled",
    },
}  # fmt: skip
SHARED_NAMES = {"investigated": "investigations", "authority": "", "year": ""}


class ByName:
    """A register that gives each name back as its slug."""

    def named(self, printed: str, *, year: int) -> Named:
        """The name itself."""
        return Named(slug=printed, kind=f"type of {year}")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The open data of a small year."""
    return open_data.files_of(open_release.release(tmp_path_factory.mktemp("own")))


def found_in(files: dict[str, bytes], name: str) -> SheetRead:
    """What is read from one of them."""
    return read_sheet(document_of(name, files[name]), ByName())


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("table", COUNTS)
def test_counts_read_back(files: dict[str, bytes], table: str, ending: str) -> None:
    """Every count of every authority, and no other figure."""
    rows = json.loads(files[f"DEMONSTRATION-{table}-2020.json"])["rows"]
    expected = {
        row["name"]: {measure: row[column] for column, measure in COUNTS[table].items()}
        for row in rows
    }
    found = found_in(files, f"DEMONSTRATION-{table}-2020.{ending}")
    assert {
        each.body: {figure.measure: figure.value for figure in each.figures}
        for each in found.readings
    } == expected
    assert {each.year for each in found.readings} == {2020}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_figures_read_back(files: dict[str, bytes], ending: str) -> None:
    """Every rate as displayed, with its base and the average of similar authorities."""
    rows = json.loads(files["DEMONSTRATION-figures-2020.json"])["rows"]
    found = found_in(files, f"DEMONSTRATION-figures-2020.{ending}")
    read_back = {
        (each.body, figure.measure, figure.printed)
        for each in found.readings
        for figure in each.figures
    }
    for row in rows:
        measure = "investigations" if row["measure"] == "investigated" else row["measure"]
        if measure in MEASURED and row["display"]:
            assert (row["name"], measure, row["display"]) in read_back
            if row["similar_display"] and f"{measure}_similar" in MEASURED:
                assert (row["name"], f"{measure}_similar", row["similar_display"]) in read_back


def test_all_tables_in_one_workbook(files: dict[str, bytes]) -> None:
    """The workbook of all tables gives one reading for each authority."""
    found = found_in(files, "DEMONSTRATION-all-tables-2020.xlsx")
    rows = json.loads(files["DEMONSTRATION-received-2020.json"])["rows"]
    assert {each.body for each in found.readings} == {row["name"] for row in rows}
    assert len(found.readings) == len(rows)
    assert all(each.of("received") and each.of("decided") for each in found.readings)


def test_compiled_figures_read_back() -> None:
    """Every figure of the table that we compiled of printed ones, and nothing else."""
    content = (resources.files("upheld.reference") / "published/councils.csv").read_bytes()
    found = read(content, name="councils.csv", year=None)
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    told = read_sheet(
        document_of("councils.csv", content), ByName(), columns=parse_columns(found.columns)
    )
    assert len(told.readings) == len(rows)
    for row, reading in zip(rows, told.readings, strict=True):
        assert (reading.body_printed, reading.year) == (row["printed_name"], int(row["year"]))
        expected = sorted(
            (SHARED_NAMES.get(name, name), value)
            for name, value in row.items()
            if value not in {"", "n/a"} and SHARED_NAMES.get(name, name) in MEASURED
        )
        assert sorted((f.measure, f.printed) for f in reading.figures) == expected
        assert reading.not_understood == ()
        assert reading.doubts == ()
