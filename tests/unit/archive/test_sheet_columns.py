"""What a person says of columns is taken as said, or refused with its place and the way out."""

import pytest

from support.sheets import Row, read, values, xlsx_of
from upheld.archive.sheets.columns import Told, ToldColumn, letters, parse_columns
from upheld.domain.errors import Refused

ROWS: list[Row] = [
    ["Council", "Cases, all", "Upheld", "B", "Uphold rate"],
    ["Luton", 65, 11, 3, 54],
    ["Bury", 73, 6, 4, 40],
]


def test_letters_headings_sheets_and_units() -> None:
    """Columns are named by letter or heading, of one sheet or all, with the unit of shares."""
    told = parse_columns('authority=A, year=2020,received="Cases, all",upheld=Two 2!AB,header=4')
    assert (told.year, told.header) == (2020, 4)
    assert told.told == (
        ToldColumn(role="authority", number=1),
        ToldColumn(role="received", header="Cases, all"),
        ToldColumn(role="upheld", number=28, sheet="Two 2"),
    )
    (rate,) = parse_columns('uphold_rate="O!k, 1"!"B":fraction').told
    assert (rate.sheet, rate.header, rate.told) == ("O!k, 1", "B", Told.FRACTION)
    assert parse_columns("?").show
    assert [letters(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


@pytest.mark.parametrize(
    "words",
    ["authority=A", "received=Cases", 'received="Cases, all"', 'late="B"', 'late="My, sheet"!C',
     "uphold_rate=Two 2!AB:percent", "late=Two 2@12!C", "late=@3!C",
     'late="a@b"!"c@d"', 'uphold_rate="a ""b"""'],
)  # fmt: skip
def test_words_are_given_back(words: str) -> None:
    """A column says itself in the words that it was given in."""
    (told,) = parse_columns(words).told
    assert told.words == words


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("authority", "part 1: “authority” is not ROLE=COLUMN"),
        ("authority=A,recieved=C", "part 2: “recieved” is no role; the nearest is “received”"),
        ("received=C:percent", "holds no percentages"),
        ('received="C', "not closed"),
        ("received=A,upheld=A", "given as received and as upheld"),
        ("header=first", "no row"),
        ("uphold_rate=C:share", "no column; a letter"),
    ],
)
def test_faults_are_refused(words: str, why: str) -> None:
    """A fault is named with its place and what to write instead."""
    with pytest.raises(Refused, match=why):
        parse_columns(words)


def test_only_what_is_named_is_read() -> None:
    """A person's columns are the whole truth about a sheet; others are listed."""
    found = read(ROWS, columns='authority=A,received="Cases, all",late="B"')
    assert values(found) == {
        "luton": {"received": "65", "late": "3"},
        "bury": {"received": "73", "late": "4"},
    }
    assert found.confirmed
    assert [each.printed for each in found.readings[0].not_understood] == ["11", "54"]


def test_what_is_shown_can_be_given_back() -> None:
    """The columns as recognised, given back, read the same and need no more confirming."""
    first = read(ROWS)
    second = read(ROWS, columns=first.columns)
    assert first.columns == "authority=A,upheld=C,uphold_rate=E"
    assert values(first) == values(second)
    assert (first.confirmed, second.confirmed) == (False, True)
    assert any(first.columns in doubt for doubt in first.doubts)
    assert not any(reading.doubts for reading in second.readings)


def test_year_that_was_given_is_given_back() -> None:
    """What a person already said of the year stands in what is to be copied."""
    found = read(ROWS, columns="year=2019", year=None)
    assert found.columns == "year=2019,authority=A,upheld=C,uphold_rate=E"
    assert {each.year for each in found.readings} == {2019}


def test_long_tables_can_be_given_back() -> None:
    """A table with labels is confirmed in the same way."""
    rows = [["Council", "Outcome", "Number"], ["Luton", "Upheld", 11], ["Bury", "Upheld", 6]]
    first = read(rows)
    assert first.columns == "authority=A,label=B,count=C"
    assert values(read(rows, columns=first.columns)) == values(first)


def test_headings_that_nobody_knows() -> None:
    """A table without known headings is read by letters alone, from its first row of figures."""
    rows = [["Annual table"], ["Who", "What"], ["Luton", 65], ["Bury", 73], ["Total", 138]]
    found = read(rows, columns="authority=A,received=B")
    assert values(found) == {"luton": {"received": "65"}, "bury": {"received": "73"}}
    below = read(rows, columns="authority=Who,received=What,header=2")
    assert values(below) == values(found)
    assert values(read(rows, columns="authority=Who,received=What")) == values(found)


def test_tables_of_one_sheet_are_told_apart() -> None:
    """Where a sheet holds two tables, each is named by the last row of its headings."""
    rows = [
        ["Complaints received"], ["Council", "Total"], ["Luton", 65], [],
        ["Decisions made"], ["Council", "Total"], ["Luton", 70],
    ]  # fmt: skip
    first = read(rows)
    assert first.columns == "authority=@2!A,received=@2!B,authority=@6!A,decided=@6!B"
    second = read(rows, columns=first.columns)
    assert values(second) == values(first) == {"luton": {"received": "65", "decided": "70"}}
    assert second.confirmed


def test_columns_of_all_sheets_pass_over_notes() -> None:
    """What is said of no sheet by name holds for those that have such rows."""
    book = xlsx_of({"Notes": [["How to read"]], "One": [["x", "y"], ["Luton", 65]]})
    found = read(book, name="f.xlsx", columns="authority=A,received=B")
    assert values(found) == {"luton": {"received": "65"}}


def test_columns_of_one_sheet_leave_others_alone() -> None:
    """A sheet that is not named is recognised by its own headings."""
    book = xlsx_of({"One": ROWS, "Two": [["Council", "Late"], ["Luton", 2]]})
    found = read(book, name="f.xlsx", columns="authority=One!A,received=One!B")
    assert values(found)["luton"] == {"received": "65", "late": "2"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("authority=A,received=Nowhere", "Nowhere"),
        ("authority=A,received=Z", "no row has an authority and a number|no column holds"),
        ("authority=A,received=B,header=9", "that row is empty"),
    ],
)
def test_columns_that_are_not_there(words: str, why: str) -> None:
    """A column that the file does not have is refused."""
    with pytest.raises(Refused, match=why):
        read(ROWS, columns=words)
