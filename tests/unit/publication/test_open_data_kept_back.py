"""What a sealed release holds, and its public files do not say."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from support import open_release
from support.shelves import report
from upheld.pages.data_listing import listed
from upheld.publication import open_data
from upheld.publication.kept_back import KeptBack, key_of
from upheld.publication.release import Release
from upheld.publication.review.places import reports_section

ONE = report("19 000 001", "alder").fact
OTHER = replace(report("19 000 002", "birch").fact, title="A second report")
NAME = "DEMONSTRATION-reports-2020"


def release(place: Path) -> Release:
    """Two reports of one year."""
    return open_release.release(place, reports=[ONE, OTHER])


def test_a_report_that_was_taken_down_is_in_no_file(tmp_path: Path) -> None:
    """In every format; the other one stays, and the description says what is left out."""
    made = release(tmp_path)
    files = open_data.files_of(made, KeptBack(reports=frozenset({key_of(vars(ONE))})))
    assert not [name for name, content in files.items() if b"19 000 001" in content]
    rows = list(csv.DictReader(io.StringIO(files[f"{NAME}.csv"].decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["A second report"]
    assert [row["reference"] for row in json.loads(files[f"{NAME}.json"])["rows"]] == ["19 000 002"]
    table = pq.read_table(io.BytesIO(files[f"{NAME}.parquet"])).to_pylist()
    assert [row["reference"] for row in table] == ["19 000 002"]
    described = json.loads(files[f"{NAME}.csv-metadata.json"])
    assert "taken down since" in described["dc:description"]
    assert open_data.files_of(made)[f"{NAME}.csv"] == _sealed(made)


def test_a_made_up_reference_is_in_no_file(tmp_path: Path) -> None:
    """The row stays with all else; where a reference is empty it is no longer what tells rows."""
    year = replace(
        open_release.public_site.public_year(2020),
        tables=release(tmp_path).folder / "tables",
        kept_back=KeptBack(unnumbered=frozenset({"alder"})),
    )
    _, files = listed(year)
    assert not [name for name, content in files.items() if b"19 000 001" in content]
    rows = json.loads(files[f"{NAME}.json"])["rows"]
    assert [(row["reference"], row["title"]) for row in rows] == [
        ("", ONE.title), ("19 000 002", OTHER.title),
    ]  # fmt: skip
    described = json.loads(files[f"{NAME}.csv-metadata.json"])
    assert "primaryKey" not in described["tableSchema"]


def test_the_review_counts_what_it_does_not_list() -> None:
    """How many were issued stays true; a title that was taken down is not there."""
    site = open_release.public_site.site()
    year = replace(site.years[2020], reports=(OTHER,), reports_gone=(ONE,))
    section = reports_section(site, year)
    assert section
    assert "two public interest reports" in section.lead[0]
    assert section.notes == ("Taken down since and not listed: one of them was.",)
    assert ONE.title not in str(section.tables)
    none_left = reports_section(site, replace(year, reports=()))
    assert none_left
    assert none_left.tables == ()


def _sealed(made: Release) -> bytes:
    return (made.folder / "tables" / f"{NAME}.csv").read_bytes()
