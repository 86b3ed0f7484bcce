"""What was read, as a council officer or a journalist reads it: plain lines of a given width."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from upheld.archive.checks.words import number
from upheld.archive.contradiction import Contradiction, Fault
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading
from upheld.archive.vocabulary import MEASURED
from upheld.domain.authority_types import AuthorityType
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.reading.files import ReadFiles
from upheld.runs.reading.layout import MARGIN, Row, aligned, sizes_of, wrapped
from upheld.runs.reading.open_points import open_points
from upheld.runs.reading.readers import ReadFile
from upheld.runs.reading.tally import Tally, within

# Beyond so many bodies in a file, and so many files, figures are counted and not listed.
LISTED_BODIES, LISTED_FILES = 3, 12
SHORTEST, LONGEST = 40, 160


def text_of(found: ReadFiles, *, width: int) -> Iterator[str]:
    """Document by document, then what lies between documents, then what it comes to.

    Of many documents the figures are counted, and what a person should look at follows the list.
    """
    width = min(max(width, SHORTEST), LONGEST)
    many = len(found.files) > LISTED_FILES
    points = [(file, list(_points(file, within(found, file), width))) for file in found.files]
    for file, lines in points:
        yield from _counted(file, width) if many else (*_listed(file, width), *lines, "")
    if many:
        yield ""
        for file, lines in points:
            yield from (file.name, *lines, "") if lines else ()
    between = tuple(one for one in found.contradictions if len(_sources(one)) > 1)
    if between:
        yield "Between documents"
        yield from _contradictions(between, width=width, several=True)
        yield ""
    for same in found.same:
        yield from wrapped(f"{same.name}: the same file as {same.as_name}, told once", width)
    for refusal in found.refusals:
        # The reason begins with the file's name.
        why = refusal.why.removeprefix(f"{refusal.name.rpartition('/')[2]}: ")
        yield from wrapped(f"{refusal.name}: not read: {why}", width)
        for problem in refusal.problems:
            yield from wrapped(f"{MARGIN}{problem}", width)
    yield from wrapped(Tally.of(found).words, width, deeper=0)


def _counted(file: ReadFile, width: int) -> Iterator[str]:
    """A file in a line for each body."""
    for reading in file.readings:
        yield from wrapped(f"{file.name}: {_subject(reading)}: {_count(reading)}", width)


def _listed(file: ReadFile, width: int) -> Iterator[str]:
    """A file with its figures; of a table of many bodies how many each has."""
    yield from wrapped(file.name, width)
    if file.demonstration:
        yield from wrapped(f"{MARGIN}A document of a demonstration", width)
    many = len(file.readings) > LISTED_BODIES
    for reading in file.readings:
        about = f"{MARGIN}{_subject(reading)}"
        if many or not reading.figures:
            yield from wrapped(f"{about}: {_count(reading)}", width)
        else:
            yield from wrapped(about, width)
            yield from _table(reading.figures, width)


def _count(reading: Reading) -> str:
    count = len(reading.figures)
    return f"{count or 'no'} figure{'' if count == 1 else 's'}"


def _points(file: ReadFile, told: tuple[Contradiction, ...], width: int) -> Iterator[str]:
    """What a person should look at: doubts, numbers not understood, contradictions."""
    for point in open_points(file):
        yield from wrapped(f"{MARGIN}{point}", width)
    yield from _contradictions(told, width=width, several=len(file.readings) > 1)


def _subject(reading: Reading) -> str:
    name = reading.body_printed or "no body named"
    known = f"{name} ({reading.body})" if reading.body else f"{name} (which body is not known)"
    kind = f", {AuthorityType(reading.kind).singular}" if reading.kind else ""
    year = f"year {ReportingYear(reading.year).label}" if reading.year else "year not known"
    return f"{known}{kind}, {year}"


def _table(figures: tuple[PrintedFigure, ...], width: int) -> Iterator[str]:
    """Heading by heading as printed, a row for each value of a measure."""
    groups = [
        (heading, [_row(same) for same in group])
        for heading, group in groupby(_by_value(figures), key=lambda same: same[0].under)
    ]
    sizes = sizes_of(row for _, rows in groups for row in rows)
    for heading, rows in groups:
        if not figures[0].place.column:
            yield from wrapped(f"{MARGIN * 2}{f'“{heading}”' if heading else 'In the text'}", width)
        yield from aligned(rows, sizes, width)


def _by_value(figures: tuple[PrintedFigure, ...]) -> list[list[PrintedFigure]]:
    """Figures that say the same, together; first the one in digits under a heading."""
    found: dict[tuple[str, Fraction, bool], list[PrintedFigure]] = {}
    for figure in figures:
        found.setdefault((figure.measure, figure.value, figure.at_least), []).append(figure)
    order = {id(figure): nth for nth, figure in enumerate(figures)}
    sorted_each = (sorted(same, key=lambda f: (not f.under, _spelt(f))) for same in found.values())
    return sorted(sorted_each, key=lambda same: order[id(same[0])])


def _row(same: list[PrintedFigure]) -> Row:
    first = same[0]
    others = len({figure.place for figure in same}) - 1
    more = "more than " if first.at_least else ""
    # A number in words stands beside its digits.
    printed = f"{first.value} (“{first.printed}”)" if _spelt(first) else first.printed
    where = f"{first.place.words}{f' and {others} more' if others else ''}"
    if first.place.column and first.under:
        where = f"{where}, “{first.under}”"
    return MEASURED[first.measure].words, f"{more}{printed}", where


def _spelt(figure: PrintedFigure) -> bool:
    return not any(sign.isdigit() for sign in figure.printed)


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
    places: dict[str, list[str]] = {}
    for witness in one.witnesses:
        where = f"{witness.source.name}, " if several else ""
        place = f"{where}{witness.figure.place.words}"
        places.setdefault(place, []).append(number(witness.figure))
    link = "in" if several else "on"
    return "; ".join(f"{', '.join(said)} {link} {place}" for place, said in places.items())


def _sources(one: Contradiction) -> set[str]:
    return {witness.source.sha256 for witness in one.witnesses}
