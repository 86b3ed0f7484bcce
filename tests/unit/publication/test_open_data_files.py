import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from openpyxl.workbook import Workbook

from support import open_release
from upheld.domain.facts import ImprovementFact
from upheld.publication import open_data
from upheld.publication.open_data import xlsx
from upheld.publication.open_data.columns import columns_of
from upheld.publication.open_data.topics import TOPICS
from upheld.publication.release import Release

FORMULA = '=HYPERLINK("http://example.org","Click")'
IMPROVEMENT = ImprovementFact(
    reference="20 001",
    body="alder",
    summary=FORMULA,
    theme="training",
    agreed=date(2019, 5, 1),
    due=date(2019, 8, 1),
    done=None,
)
FORMATS = ("csv", "csv-metadata.json", "json", "parquet", "schema.json", "xlsx")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A demonstration release with one improvement and no report."""
    return open_release.release(tmp_path_factory.mktemp("open"), improvements=[IMPROVEMENT])


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    """Its open data."""
    return open_data.files_of(release)


def name_of(topic: str, ending: str) -> str:
    """A file of the year, marked as a demonstration."""
    return f"DEMONSTRATION-{topic}-2020.{ending}"


def stored(files: dict[str, bytes], topic: str) -> dict[str, Any]:
    """What the JSON file of a topic holds."""
    content: dict[str, Any] = json.loads(files[name_of(topic, "json")])
    return content


def book(content: bytes) -> Workbook:
    """A workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def test_every_topic_has_every_format(files: dict[str, bytes]) -> None:
    """Each table in four formats with two descriptions, one workbook and the sums; no more."""
    expected = {name_of(topic.name, ending) for topic in TOPICS for ending in FORMATS}
    whole = {"DEMONSTRATION-all-tables-2020.xlsx", "DEMONSTRATION-SHA256SUMS-2020.txt"}
    assert set(files) == expected | whole


def test_sums_are_those_of_the_files(files: dict[str, bytes]) -> None:
    """Every other file is in the list of sums, with the digest of its bytes."""
    text = files["DEMONSTRATION-SHA256SUMS-2020.txt"].decode()
    listed = dict(reversed(line.split("  ")) for line in text.splitlines())
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    del digests["DEMONSTRATION-SHA256SUMS-2020.txt"]
    assert listed == digests


def test_csv_and_json_are_those_of_the_release(release: Release, files: dict[str, bytes]) -> None:
    """What was sealed is what is published, byte for byte."""
    sealed = {path.name: path.read_bytes() for path in (release.folder / "tables").iterdir()}
    assert {name: files[name] for name in sealed} == sealed


def test_the_same_release_gives_the_same_bytes(release: Release, files: dict[str, bytes]) -> None:
    """Nothing of the machine or the hour is in a file."""
    assert open_data.files_of(release) == files


def test_parquet_holds_the_rows_with_types(files: dict[str, bytes]) -> None:
    """The rows equal those of the JSON file, days as days and numbers as numbers."""
    for topic in TOPICS:
        table = pq.read_table(io.BytesIO(files[name_of(topic.name, "parquet")]))
        rows = [
            {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}
            for row in table.to_pylist()
        ]
        assert rows == stored(files, topic.name)["rows"]
        assert table.schema.metadata[b"demonstration"] == b"true"


def test_each_sheet_is_one_table(files: dict[str, bytes]) -> None:
    """Title, note, way back, then one real table from column A, nothing merged, header frozen."""
    made = book(files["DEMONSTRATION-all-tables-2020.xlsx"])
    assert made.sheetnames == ["Cover", "Notes", "Columns", *(t.name for t in TOPICS)]
    for topic in TOPICS:
        sheet, rows = made[topic.name], stored(files, topic.name)["rows"]
        header = [cell.value for cell in sheet[4]]
        assert header == stored(files, topic.name)["columns"]
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A5"
        assert sheet.max_row == 4 + len(rows)
        spans = [table.ref for table in sheet.tables.values()]
        assert spans == ([f"A4:{sheet.cell(4 + len(rows), len(header)).coordinate}"] * bool(rows))


def test_a_workbook_says_what_it_is(files: dict[str, bytes]) -> None:
    """Year, release, demonstration and licence on the cover; a link to each sheet."""
    made = book(files[name_of("improvements", "xlsx")])
    cover = [row[0] for row in made["Cover"].iter_rows()]
    said = " ".join(str(cell.value) for cell in cover)
    for words in ("1 April 2019 to 31 March 2020", "Release 2020-v1", "Demonstration.", "Licence"):
        assert words in said
    links = [cell.hyperlink.location for cell in cover if cell.hyperlink]
    assert links[1:] == ["'Notes'!A1", "'Columns'!A1", "'improvements'!A1"]
    assert made.properties.created == datetime(2020, 4, 20, 9)  # noqa: DTZ001 - Excel has no zones
    assert "1 April 2019" in made.properties.title


def test_no_text_runs_as_a_formula(files: dict[str, bytes]) -> None:
    """A cell that looks like a formula is text: with an apostrophe in CSV, typed in XLSX."""
    text = files[name_of("improvements", "csv")].decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["summary"] == f"'{FORMULA}"
    cell = book(files[name_of("improvements", "xlsx")])["improvements"]["C5"]
    assert (cell.value, cell.data_type) == (FORMULA, "s")


def test_descriptions_fit_their_tables(files: dict[str, bytes]) -> None:
    """CSVW and JSON Schema name the columns of the file, each with its meaning."""
    for topic in TOPICS:
        columns = stored(files, topic.name)["columns"]
        described = json.loads(files[name_of(topic.name, "csv-metadata.json")])
        header = files[name_of(topic.name, "csv")].split(b"\r\n")[0].decode().split(",")
        assert described["url"] == name_of(topic.name, "csv")
        found = described["tableSchema"]["columns"]
        assert [column["titles"][0] for column in found] == header == columns
        assert all(column["dc:description"] for column in found)
        assert set(described["tableSchema"].get("primaryKey", ())) <= set(columns)
        schema = json.loads(files[name_of(topic.name, "schema.json")])
        assert schema["properties"]["rows"]["items"]["required"] == columns


def test_rows_have_the_types_described(files: dict[str, bytes]) -> None:
    """Every cell of every JSON file has a type that its schema allows, and every key is one."""
    types = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
    for topic in TOPICS:
        rows = stored(files, topic.name)["rows"]
        schema = json.loads(files[name_of(topic.name, "schema.json")])
        cells = schema["properties"]["rows"]["items"]["properties"]
        for row in rows:
            for name, value in row.items():
                kind = cells[name]["type"][0]
                assert value is None or isinstance(value, types[kind]), (topic.name, name)
        keys = [tuple(row[name] for name in topic.key) for row in rows]
        assert not topic.key or len(set(keys)) == len(rows)


def test_a_column_without_a_meaning_is_refused() -> None:
    """Nothing is published that the dictionary does not explain."""
    with pytest.raises(KeyError, match="unheard_of"):
        columns_of("figures", ("year", "unheard_of"))


def test_a_text_too_long_for_excel_says_that_it_is_cut(tmp_path: Path) -> None:
    """What Excel cannot hold is cut with a word about it; the other formats hold it whole."""
    long = replace(IMPROVEMENT, summary="x" * 40_000)
    files = open_data.files_of(open_release.release(tmp_path, improvements=[long]))
    cell = book(files[name_of("improvements", "xlsx")])["improvements"]["C5"]
    assert len(str(cell.value)) == xlsx.LONGEST_CELL
    assert str(cell.value).endswith(xlsx.CUT)
    assert stored(files, "improvements")["rows"][0]["summary"] == long.summary
