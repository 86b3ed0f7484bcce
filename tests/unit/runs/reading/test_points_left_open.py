"""What was not settled about a file is told once, however many rows it concerns."""

from dataclasses import replace

from support.printed import reading
from upheld.archive.document import Kind, Place
from upheld.archive.printed import Beside, PrintedNumber
from upheld.archive.reading import Reading
from upheld.runs.reading.open_points import open_points
from upheld.runs.reading.readers import ReadFile

BODIES = ("Luton", "Leeds", "Derby", "Kent", "Hull")


def file(*readings: Reading, doubts: tuple[str, ...] = ()) -> ReadFile:
    """A table of some readings."""
    return ReadFile(
        name="table.csv", kind=Kind.CSV, sha256="0" * 64, pages=1, demonstration=False,
        readings=readings, doubts=doubts,
    )  # fmt: skip


def row(number: int, *, column: int = 4, doubts: tuple[str, ...] = ()) -> Reading:
    """A row with one number that nobody understood."""
    unknown = PrintedNumber(
        printed=str(number),
        beside=Beside.NOT_UNDERSTOOD,
        place=Place(page=1, line=number + 2, column=column),
        words=f"{BODIES[number]} | {number}",
    )
    return replace(
        reading("upheld 1"), body_printed=BODIES[number], beside=(unknown,), doubts=doubts
    )


def test_a_column_that_nobody_understands_is_one_point() -> None:
    """With how many numbers, in which rows, and one of them."""
    assert list(open_points(file(*map(row, range(5))))) == [
        "Not understood: 5 numbers of column D, rows 2 to 6, such as “0” on row 2, column D: "
        "Luton | 0"
    ]
    assert len(list(open_points(file(row(0), row(1))))) == 2


def test_a_line_that_nobody_understands_is_one_point() -> None:
    """A letter has no columns."""
    place = Place(page=1, line=7)
    unknown = tuple(
        PrintedNumber(printed=each, beside=Beside.NOT_UNDERSTOOD, place=place, words="1 2 3 4")
        for each in "1234"
    )
    letter = replace(reading("upheld 1"), beside=unknown)
    assert list(open_points(file(letter))) == [
        "Not understood: 4 numbers on page 1, line 7: 1 2 3 4"
    ]


def test_a_doubt_of_many_bodies_is_one_point() -> None:
    """One of a single body names it; one of the whole file is not told again of its bodies."""
    whole = "columns recognised by their words"
    readings = (
        replace(row(0), beside=(), doubts=(whole, "a shared doubt", "its own doubt")),
        replace(row(1), beside=(), doubts=(whole, "a shared doubt")),
    )
    assert list(open_points(file(*readings, doubts=(f"{whole}; to confirm: …",)))) == [
        f"In doubt: {whole}; to confirm: …",
        "In doubt: a shared doubt (Luton and 1 more)",
        "In doubt: Luton: its own doubt",
    ]
