"""What was read, as a council officer or a journalist reads it: plain lines of a given width."""

from collections.abc import Iterable, Iterator

from upheld.archive.contradiction import Contradiction, Fault, Witness
from upheld.archive.printed import PrintedFigure, PrintedNumber
from upheld.archive.reading import Reading
from upheld.archive.vocabulary import MEASURED
from upheld.domain.authority_types import AuthorityType
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.reading.files import ReadFile, ReadFiles
from upheld.runs.reading.layout import MARGIN, aligned, wrapped
from upheld.runs.reading.tally import Tally, within

# Beyond so many bodies in a file, and so many files, figures are counted and not listed.
LISTED_BODIES, LISTED_FILES = 3, 12
SHORTEST, LONGEST = 40, 160


def text_of(found: ReadFiles, *, width: int) -> Iterator[str]:
    """Document by document, then what lies between documents, then what it comes to."""
    width = min(max(width, SHORTEST), LONGEST)
    brief = len(found.files) > LISTED_FILES
    for file in found.files:
        yield from _file(file, within(found, file), width=width, brief=brief)
    between = tuple(one for one in found.contradictions if len(_sources(one)) > 1)
    if between:
        yield "Between documents"
        yield from _contradictions(between, width=width, several=True)
        yield ""
    for same in found.same:
        yield from wrapped(f"{same.name}: the same file as {same.as_name}, told once", width)
    for refusal in found.refusals:
        # The reason begins with the file's name.
        why = refusal.why.removeprefix(f"{refusal.name}: ")
        yield from wrapped(f"{refusal.name}: not read: {why}", width)
    yield from wrapped(Tally.of(found).words, width, deeper=0)


def _file(
    file: ReadFile, told: tuple[Contradiction, ...], *, width: int, brief: bool
) -> Iterator[str]:
    yield from wrapped(file.name, width)
    if file.demonstration:
        yield from wrapped(f"{MARGIN}A document of a demonstration", width)
    brief = brief or len(file.readings) > LISTED_BODIES
    for reading in file.readings:
        yield from _reading(reading, width=width, brief=brief)
    if not file.readings:
        yield f"{MARGIN}No row of figures was found"
    yield from _contradictions(told, width=width, several=len(file.readings) > 1)
    yield ""


def _reading(reading: Reading, *, width: int, brief: bool) -> Iterator[str]:
    count = len(reading.figures)
    counted = f"{count or 'no'} figure{'' if count == 1 else 's'}"
    about = f"{MARGIN}{_subject(reading)}"
    yield from wrapped(f"{about}: {counted}" if brief else about, width)
    if not brief:
        if reading.figures:
            yield from aligned([_row(figure) for figure in reading.figures], width)
        else:
            yield f"{MARGIN}No figure was found"
    for doubt in reading.doubts:
        yield from wrapped(f"{MARGIN}In doubt: {doubt}", width)
    for number in reading.not_understood:
        yield from wrapped(f"{MARGIN}Not understood: {_beside(number)}", width)


def _subject(reading: Reading) -> str:
    name = reading.body_printed or "no body named"
    known = f"{name} ({reading.body})" if reading.body else f"{name} (which body is not known)"
    kind = f", {AuthorityType(reading.kind).singular}" if reading.kind else ""
    year = f"year {ReportingYear(reading.year).label}" if reading.year else "year not known"
    return f"{known}{kind}, {year}"


def _row(figure: PrintedFigure) -> tuple[str, str, str, str]:
    more = "more than " if figure.at_least else ""
    under = f"“{figure.under}”" if figure.under else ""
    return MEASURED[figure.measure].words, f"{more}{figure.printed}", figure.place.words, under


def _beside(number: PrintedNumber) -> str:
    return f"“{number.printed}” on {number.place.words}: {number.words}"


def _contradictions(told: Iterable[Contradiction], *, width: int, several: bool) -> Iterator[str]:
    for one in told:
        yield from wrapped(f"{MARGIN}CONTRADICTION: {one.fault}", width)
        about = ", ".join(str(each) for each in (one.body, one.year) if each)
        lead = f"{about}: " if several and about else ""
        yield from wrapped(f"{MARGIN * 2}{lead}{one.arithmetic}", width)
        # What is printed twice has its places in the arithmetic.
        if one.fault is not Fault.TWICE:
            yield from wrapped(f"{MARGIN * 2}Printed: {_witnesses(one)}", width)


def _witnesses(one: Contradiction) -> str:
    several = len(_sources(one)) > 1
    return "; ".join(_witness(witness, several=several) for witness in one.witnesses)


def _witness(witness: Witness, *, several: bool) -> str:
    where = f"{witness.source.name}, " if several else ""
    more = "more than " if witness.figure.at_least else ""
    return f"{more}{witness.figure.printed} ({where}{witness.figure.place.words})"


def _sources(one: Contradiction) -> set[str]:
    return {witness.source.sha256 for witness in one.witnesses}
