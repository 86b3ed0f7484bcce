"""Tables of figures are read as a person reads them, or said to be in doubt."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from support.sheets import BURY, HEADER, LUTON, Row, csv_of, read, values, xlsx_of
from upheld.archive.printed import Beside
from upheld.domain.errors import Refused


def test_one_reading_for_each_authority() -> None:
    """Each row is a reading with its figures as printed and the cell they stand in."""
    found = read([HEADER, LUTON, BURY])
    assert values(found) == {
        "luton-borough-council": {
            "received": "65", "decided": "70", "upheld": "11", "uphold_rate": "65%",
        },
        "bury-council": {
            "received": "1,073", "decided": "72", "upheld": "6", "uphold_rate": "40%",
        },
    }  # fmt: skip
    figure = found.readings[1].figures[0]
    assert (figure.value, figure.place.words, figure.under) == (1073, "row 3, column B", "Received")
    assert found.readings[0].year == 2020


def test_header_below_title_and_notes() -> None:
    """The headings need not stand in the first row; the title says the year."""
    rows = [
        ["Complaints 2018-19"], ["Figures as at 31 May 2019."], [], HEADER, LUTON, [],
        ["Note: 12 cases await a decision."],
    ]  # fmt: skip
    found = read(rows, year=None)
    assert [(each.year, each.body) for each in found.readings] == [(2019, "luton-borough-council")]
    assert [each.printed for each in found.beside if each.beside is Beside.NOT_UNDERSTOOD] == ["12"]


def test_group_headings_over_columns() -> None:
    """A heading over several columns is part of each, whether its cells are merged or empty."""
    rows = [
        ["", "Complaints received", "", "", "Compliance", ""],
        ["Council", "Housing", "Other", "Total", "Rate", "Average of similar authorities"],
        ["Luton", 7, 1, 65, "100%", "99%"],
    ]
    expected = {
        "luton": {
            "received_housing": "7", "received_other": "1", "received": "65",
            "compliance_rate": "100%", "compliance_rate_similar": "99%",
        }
    }  # fmt: skip
    assert values(read(rows)) == expected

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:D1")
        sheet.merge_cells("E1:F1")

    assert values(read(xlsx_of(rows, touch=merge), name="f.xlsx")) == expected


def test_names_beside_group_headings() -> None:
    """The heading of the names may stand beside the groups, above the other headings."""
    rows = [
        ["Authority", "Uphold rate", "", "Late"],
        ["", "%", "Similar authorities", ""],
        ["Luton", "54%", "56%", 2],
    ]
    assert values(read(rows)) == {
        "luton": {"uphold_rate": "54%", "uphold_rate_similar": "56%", "late": "2"}
    }


def test_group_heading_that_may_end_before() -> None:
    """Where only empty cells say how far a group reaches, a column that it would change is open."""
    rows = [
        ["Complaints decided"],
        ["", "Detailed investigations", "", "", ""],
        ["Council", "Not upheld", "Upheld", "Total", "Uphold rate (%)"],
        ["Luton", 6, 11, 70, 65],
    ]
    found = read(rows)
    assert values(found) == {"luton": {"not_upheld": "6", "upheld": "11", "uphold_rate": "65"}}
    assert any("could be investigations=D or decided=D" in doubt for doubt in found.doubts)

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:C2")

    assert values(read(xlsx_of(rows, touch=merge), name="f.xlsx"))["luton"]["decided"] == "70"


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("Average uphold rate (%) of similar authorities", "uphold_rate_similar"),
        ("% of upheld cases with satisfactory remedy", "satisfactory_remedy_rate"),
        ("Number of compliance outcomes recorded", "compliance_outcomes"),
        ("Remedy not complete and not satisfied", "not_satisfied"),
        ("Upheld decisions per 100,000 residents", "upheld_per_100k"),
        ("Referred back for local resolution", "referred_back"),
        ("Average uphold rate", ""),
        ("Received per 100,000 residents", ""),
        ("Complaints not received", ""),
        ("Number of uphold rate", ""),
        ("Total upheld", "upheld"),
        ("Complaints received by the Ombudsman", "received"),
        ("Complaints received by the council", ""),
        ("Complaints upheld by your authority", ""),
        ("Uphold rate for all councils", ""),
        ("Overall uphold rate", ""),
    ],
)
def test_headings(heading: str, measure: str) -> None:
    """A heading is understood when all of its words are; else nothing is read under it."""
    found = read([["Council", "Late", heading], ["Luton", 2, 3]])
    assert set(values(found)["luton"]) - {"late"} == ({measure} if measure else set())


@pytest.mark.parametrize("cell", ["c", "-", "–", "n/a", "..", "*", "", "[x]", "not available"])
def test_withheld_cells_are_no_figures(cell: str) -> None:
    """A mark for "not there" is neither a figure nor a zero."""
    found = read([HEADER, ["Luton", cell, 70, 11, "65%"]])
    assert "received" not in values(found)["luton"]
    assert found.readings[0].not_understood == ()


@pytest.mark.parametrize("cell", ["<5", "about 12", "1,2", "12.5", "-3", "12%", "1 200", "5 or 6"])
def test_what_is_no_count_is_listed(cell: str) -> None:
    """A cell that is not plainly one number is no figure; its numbers are listed with a doubt."""
    found = read([HEADER, ["Luton", cell, 70, 11, "65%"]])
    assert "received" not in values(found)["luton"]
    assert found.readings[0].not_understood
    assert any("column B" in doubt for doubt in found.readings[0].doubts)


def test_footnote_marks() -> None:
    """Marks of footnotes belong neither to a name nor to a number."""
    rows = [
        ["Authority [1]", "Received*", "Upheld²"],
        ["Luton Borough Council [1]", "65 [2]", "11*"],
        ["Bury Council*", "73¹", "6 (r)"],
        ["[1] Names as of 31 March 2020."],
        ["* Includes 3 others."],
    ]
    assert values(read(rows)) == {
        "luton-borough-council": {"received": "65", "upheld": "11"},
        "bury-council": {"received": "73", "upheld": "6"},
    }


def test_note_below_is_no_body() -> None:
    """Text below the table names no body, even where the register would know it."""
    found = read([HEADER, LUTON, ["Source: casework of 3 offices"]], unknown=["Source: casework"])
    assert all(reading.figures or reading.body for reading in found.readings)
    assert values(found)["luton-borough-council"]["received"] == "65"


def test_unknown_name_is_read_and_doubted() -> None:
    """A name that means no body keeps its figures, without a body and with the reason."""
    (reading,) = read([HEADER, LUTON], unknown=["Luton Borough Council"]).readings
    assert (reading.body, reading.body_printed) == (None, "Luton Borough Council")
    assert reading.figures
    assert "Luton Borough Council is no body of 2020" in reading.doubts


def test_long_form() -> None:
    """One row for each authority and heading or outcome."""
    rows = [
        ["Council", "Category", "Complaints received"],
        ["Luton", "Housing", 7],
        ["Luton", "Environmental Services & Public Protection & Regulation", 4],
        ["Luton", "Total", 65],
        ["Luton", "Parks", 2],
        ["Bury", "Housing", 8],
    ]
    found = read(rows)
    assert values(found) == {
        "luton": {"received_housing": "7", "received_environment": "4", "received": "65"},
        "bury": {"received_housing": "8"},
    }
    assert [each.printed for each in found.readings[0].not_understood] == ["2"]
    outcomes = [["Council", "Outcome", "Number"], ["Luton", "Upheld", 11], ["Luton", "Total", 70]]
    assert values(read(outcomes)) == {"luton": {"upheld": "11", "decided": "70"}}


def test_several_sheets() -> None:
    """Sheets for received, decided and compliance give one reading for each authority."""
    found = read(
        xlsx_of(
            {
                "Notes": [["What the 3 sheets hold"]],
                "Received 2019-20": [["Council", "Housing", "Total"], ["Luton", 7, 65]],
                "Decided 2019-20": [["Council", "Upheld", "Total"], ["Luton", 11, 70]],
                "Compliance 2019-20": [["Council", "Late", "Total"], ["Luton", 2, 7]],
            }
        ),
        name="f.xlsx",
        year=None,
    )
    assert values(found) == {
        "luton": {
            "received_housing": "7", "received": "65", "upheld": "11", "decided": "70", "late": "2",
            "compliance_outcomes": "7",
        }
    }  # fmt: skip
    assert [each.year for each in found.readings] == [2020]
    assert found.readings[0].figures[2].place.words == "sheet “Decided 2019-20”, row 2, column B"


def test_two_rows_of_one_authority_are_two_readings() -> None:
    """Rows that contradict each other stay apart, each with what it says."""
    found = read([HEADER, LUTON, ["Luton Borough Council", 66, 70, 11, "65%"]])
    assert [reading.of("received")[0].value for reading in found.readings] == [65, 66]


def test_two_tables_in_one_sheet() -> None:
    """A second heading begins a second table, with the title above it."""
    rows = [
        ["Complaints received"], ["Council", "Total"], ["Luton", 65], ["Total", 65], [],
        ["Decisions made"], ["Council", "Total"], ["Luton", 70],
    ]  # fmt: skip
    assert values(read(rows)) == {"luton": {"received": "65", "decided": "70"}}


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ([["Council", "Year", "Upheld"], ["Luton", "2018/19", 1], ["Luton", "2019-20", 2]],
         [2019, 2020]),
        ([["Council", "Year ended", "Upheld"], ["Luton", "2019-03-31", 1], ["Luton", "2020", 2]],
         [2019, 2020]),
        ([["", "2018/19", "", "2019/20", ""], ["Council", "Upheld", "Late", "Upheld", "Late"],
          ["Luton", 1, 2, 3, 4]], [2019, 2020]),
        ([["Upheld, year ended 31 March 2020"], ["Council", "Upheld"], ["Luton", 1]], [2020]),
        ([["Upheld 2019-20"], ["Counted on 31 March 2021, printed 2 May 2022"],
          ["Council", "Upheld"], ["Luton", 1]], [2020]),
        ([["Upheld 2018-19 and 2019-20"], ["Council", "Upheld"], ["Luton", 1]], [None]),
    ],
)  # fmt: skip
def test_year_in_columns_and_titles(rows: list[Row], years: list[int | None]) -> None:
    """The reporting year is what a row, a heading or the title prints; two are none."""
    assert [reading.year for reading in read(rows, year=None).readings] == years


def test_years_over_columns_of_a_titled_table() -> None:
    """A column under nothing but a year is what the title says, once a person confirms it."""
    rows = [["Complaints received"], ["Council", "2018/19", "2019/20"], ["Luton", 65, 70]]
    with pytest.raises(Refused, match="no column holds figures") as refused:
        read(rows, year=None)
    assert "could be received=B" in refused.value.problems[0]
    found = read(rows, year=None, columns="authority=A,received=B,received=C")
    assert [(each.year, each.figures[0].value) for each in found.readings] == [
        (2019, 65), (2020, 70),
    ]  # fmt: skip


def test_title_of_rates_says_of_what_no_total() -> None:
    """A total under a title about rates is neither received nor upheld."""
    rows = [["Uphold rates 2019-20"], ["Council", "Total", "Late"], ["Luton", 54, 2]]
    assert values(read(rows)) == {"luton": {"late": "2"}}


def test_year_given_against_year_printed() -> None:
    """A year that a person gives is taken, with a doubt where the row prints another."""
    (reading,) = read([["Council", "Year", "Upheld"], ["Luton", "2018/19", 1]], year=2020).readings
    assert reading.year == 2020
    assert "2019 is printed, 2020 was given" in reading.doubts


def test_bare_shares_are_in_doubt() -> None:
    """0.54 may be 54% or half a per cent: it is read once a person says which."""
    rows = [["Council", "Uphold rate"], ["Luton", 0.54], ["Bury", 0.4]]
    with pytest.raises(Refused, match="no column holds figures"):
        read(rows)
    told = read(rows, columns="authority=A,uphold_rate=B:fraction")
    assert [reading.figures[0].value for reading in told.readings] == [54, 40]
    whole = read([["Council", "Uphold rate"], ["Luton", 54], ["Bury", 40]])
    assert [reading.figures[0].value for reading in whole.readings] == [54, 40]


def test_percent_format_is_shown_as_per_cent() -> None:
    """A workbook's 0.54 that is shown as 54% is 54%."""

    def percent(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "0%"

    rows = [["Council", "Uphold rate"], ["Luton", 0.541666]]
    (reading,) = read(xlsx_of(rows, touch=percent), name="f.xlsx").readings
    assert (reading.figures[0].value, reading.figures[0].printed) == (54, "54%")


def test_column_that_could_be_two_things() -> None:
    """A total under no title is not read until a person says of what."""
    rows = [["Council", "Total", "Upheld", "Parks"], ["Luton", 65, 11, 5]]
    found = read(rows)
    assert values(found) == {"luton": {"upheld": "11"}}
    assert any("column B “Total” could be received=B or decided=B" in d for d in found.doubts)
    assert any("column D “Parks” is not one of our measures" in d for d in found.doubts)
    told = read(rows, columns="authority=A,received=B,upheld=C")
    assert values(told) == {"luton": {"received": "65", "upheld": "11"}}
    assert (told.confirmed, told.readings[0].doubts) == (True, ())


def test_decisions_by_heading_are_not_received() -> None:
    """Counts by heading of anything but complaints received are listed, never taken for those."""
    rows = [["Complaints upheld by category"], ["Council", "Housing", "Total"], ["Luton", 3, 11]]
    found = read(rows)
    assert values(found) == {"luton": {"upheld": "11"}}
    assert [each.printed for each in found.readings[0].not_understood] == ["3"]


def test_number_under_a_rate_is_no_rate() -> None:
    """The number of cases under the heading of a rate is not taken for the rate."""
    rows = [["", "Uphold rate", ""], ["Council", "Number", "%"], ["Luton", 11, "65%"]]
    assert values(read(rows)) == {"luton": {"uphold_rate": "65%"}}


def test_hidden_rows_columns_and_sheets_are_said() -> None:
    """What is hidden is read with a doubt; a hidden sheet is left out and named."""

    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.parent["Old"].sheet_state = "hidden"

    rows = [HEADER, LUTON, BURY]
    found = read(xlsx_of({"Now": rows, "Old": rows}, touch=hide), name="f.xlsx")
    assert "row 2 is hidden in the workbook" in found.readings[0].doubts
    assert "column C is hidden in the workbook" in found.readings[1].doubts
    assert "row 3 is hidden in the workbook" not in found.readings[1].doubts
    assert "sheet “Old” is hidden and was not read" in found.doubts


def test_formula_without_result_is_listed() -> None:
    """A formula whose result the file does not keep is no figure and no zero."""
    rows = [HEADER, ["Luton", "=60+5", 70, 11, "65%"]]
    for content, name in ((xlsx_of(rows), "f.xlsx"), (csv_of(rows), "f.csv")):
        (reading,) = read(content, name=name).readings
        assert not reading.of("received")
        assert any("a formula without its result" in doubt for doubt in reading.doubts)


def test_headings_in_one_cell() -> None:
    """Counts by heading that share a cell are read one by one."""
    rows = [["Council", "received_by_category"], ["Luton", "adult=17;housing=7;parks=3"]]
    found = read(rows)
    assert values(found) == {"luton": {"received_adult_care": "17", "received_housing": "7"}}
    assert any("parks=3" in doubt for doubt in found.readings[0].doubts)


def test_more_names_than_authorities_is_refused() -> None:
    """Names are looked for in the register; a file of thousands of others is none of ours."""
    with pytest.raises(Refused, match="more than 6,000 names"):
        read([["Council", "Received"], *([f"Luton {row}a", row] for row in range(6_001))])


@pytest.mark.parametrize(
    "rows",
    [
        [["Dear all", "12"]],
        [["Council", "Parks"], ["Luton", 5]],
        [["Received", "Upheld"], [3, 2]],
        [["Reference", "Council", "Category"], ["18 001 001", "Luton", "Housing"]],
    ],
)
def test_no_table_of_figures_is_refused(rows: list[Row]) -> None:
    """A sheet without figures of authorities is refused with the way out."""
    with pytest.raises(Refused, match="--columns"):
        read(rows)


def test_other_columns_of_a_row_are_not_told_with_its_figures() -> None:
    """A row may name persons; a number says whose it is, under which header, and what it is."""
    remark = "asked in March " * 20 + "for 17 more " + "and again " * 20
    found = read(
        [
            ["Council", "Link officer", "Received", "Upheld", "Remark"],
            ["Luton", "Sam Sample", 62, 13, remark],
        ]
    )
    (reading,) = found.readings
    assert {figure.words for figure in reading.figures} == {"Luton | 62 | 13"}
    (number,) = reading.beside
    assert number.words.startswith("Luton | Remark: …")
    assert "for 17 more" in number.words
    assert len(number.words) < 130
    assert "Sample" not in repr(found)
