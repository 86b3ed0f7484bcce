"""What nobody could settle about a file, each thing said once however often it occurs."""

from collections.abc import Iterable, Iterator

from upheld.archive.document import letters
from upheld.archive.printed import PrintedNumber
from upheld.runs.reading.readers import ReadFile
from upheld.runs.reading.tally import not_understood_in, own_doubts

# So many numbers of one column or line are told apart; more are told together.
APART = 3


def open_points(file: ReadFile) -> Iterator[str]:
    """Doubts and numbers that were not understood, in words with their places."""
    for doubt in file.doubts:
        yield f"In doubt: {doubt}"
    yield from _doubts_of_bodies(file)
    for numbers in _by_column(not_understood_in(file)):
        if len(numbers) > APART:
            yield _column(numbers) if numbers[0].place.column else _line(numbers)
        else:
            yield from (f"Not understood: {_single(number)}" for number in numbers)


def _doubts_of_bodies(file: ReadFile) -> Iterator[str]:
    whose: dict[str, list[str]] = {}
    for reading in file.readings:
        for doubt in own_doubts(file, reading):
            whose.setdefault(doubt, []).append(reading.body_printed or "no body named")
    for doubt, names in whose.items():
        if len(file.readings) == 1:
            yield f"In doubt: {doubt}"
        elif len(names) == 1:
            yield f"In doubt: {names[0]}: {doubt}"
        else:
            yield f"In doubt: {doubt} ({names[0]} and {len(names) - 1:,} more)"


def _by_column(numbers: Iterable[PrintedNumber]) -> Iterable[list[PrintedNumber]]:
    """Those of one column of a table together, and those of one line of a text."""
    found: dict[object, list[PrintedNumber]] = {}
    for number in numbers:
        place = number.place
        found.setdefault((place.page, place.column) if place.column else place, []).append(number)
    return found.values()


def _column(numbers: list[PrintedNumber]) -> str:
    first, last = numbers[0], numbers[-1]
    return (
        f"Not understood: {len(numbers):,} numbers of column {letters(first.place.column)}, "
        f"rows {first.place.line} to {last.place.line}, such as {_single(first)}"
    )


def _line(numbers: list[PrintedNumber]) -> str:
    first = numbers[0]
    return f"Not understood: {len(numbers):,} numbers on {first.place.words}: {first.words}"


def _single(number: PrintedNumber) -> str:
    return f"“{number.printed}” on {number.place.words}: {number.words}"
