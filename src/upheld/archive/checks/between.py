"""Where two documents cannot both be right."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from upheld.archive.checks.account import MAY_DIFFER, known_as
from upheld.archive.checks.amounts import amount_of
from upheld.archive.checks.within import examine
from upheld.archive.checks.words import listed, number
from upheld.archive.contradiction import Contradiction, Fault, Witness
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading
from upheld.archive.vocabulary import MEASURED

# Of many documents that print one value, so many are named.
NAMED = 3


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What one document says of one measure."""

    reading: Reading
    figures: tuple[PrintedFigure, ...]
    given: bool

    def contradicts(self, other: "_Said") -> bool:
        return not any(
            amount_of(one).meets(amount_of(two)) for one in self.figures for two in other.figures
        )


@dataclass(frozen=True)
class _About:
    """Of what two documents must say the same."""

    fault: Fault
    subject: Hashable
    year: int
    measure: str


def contradictions_between(
    readings: Sequence[Reading], against: Sequence[Reading] = ()
) -> tuple[Contradiction, ...]:
    """Figures of one body and year, averages of one type and year, that differ between documents.

    `against` holds what is known besides: it is held against the readings, not against itself.
    Figures that their own document proves wrong are left out: that is told there.
    """
    groups: dict[_About, list[_Said]] = defaultdict(list)
    every = chain(((r, True) for r in readings), ((r, False) for r in against))
    for reading, given in every:
        for about, figures in _statements(reading):
            groups[about].append(_Said(reading=reading, figures=figures, given=given))
    return tuple(chain.from_iterable(_compare(about, said) for about, said in groups.items()))


def _statements(reading: Reading) -> Iterator[tuple[_About, tuple[PrintedFigure, ...]]]:
    if reading.year is None:
        return
    figures: dict[str, list[PrintedFigure]] = defaultdict(list)
    for figure in examine(reading)[1].figures:
        figures[known_as(figure.measure)].append(figure)
    for measure, printed in figures.items():
        fault, subject = _subject(measure, reading)
        if subject is not None:
            yield _About(fault, subject, reading.year, measure), tuple(printed)


def _subject(measure: str, reading: Reading) -> tuple[Fault, str | None]:
    meant = MEASURED[measure]
    if measure in MAY_DIFFER:
        return Fault.ELSEWHERE, None
    if meant.average_of:
        return Fault.AVERAGE, reading.kind
    return Fault.ELSEWHERE, reading.body if meant.of_body else ""


def _compare(about: _About, said: list[_Said]) -> Iterator[Contradiction]:
    values = _by_value(said)
    if len(values) < 2:  # noqa: PLR2004 - one value is said by all
        return
    apart = [
        each for each in values.values()
        if any(_conflict(each[0], other[0], each, other) for other in values.values())
    ]  # fmt: skip
    if not apart:
        return
    apart.sort(key=len, reverse=True)
    bodies = {one.reading.body for one in chain.from_iterable(apart)}
    witnesses = [
        Witness(source=one.reading.source, figure=one.figures[0])
        for each in apart
        for one in each[:NAMED]
    ]
    yield Contradiction(
        fault=about.fault,
        body=bodies.pop() if len(bodies) == 1 else None,
        year=about.year,
        witnesses=tuple(witnesses),
        arithmetic=f"{MEASURED[about.measure].words}: {'; '.join(_told(each) for each in apart)}",
    )


def _by_value(said: Iterable[_Said]) -> Mapping[Hashable, list[_Said]]:
    values: dict[Hashable, list[_Said]] = defaultdict(list)
    for one in said:
        key: tuple[tuple[Fraction, bool], ...] = tuple((f.value, f.at_least) for f in one.figures)
        values[key].append(one)
    return values


def _conflict(one: _Said, other: _Said, ones: list[_Said], others: list[_Said]) -> bool:
    given = any(each.given for each in chain(ones, others))
    return given and one is not other and one.contradicts(other)


def _told(each: Sequence[_Said]) -> str:
    names = [one.reading.source.name for one in each[:NAMED]]
    rest = len(each) - len(names)
    said = listed(names) if not rest else f"{', '.join(names)} and {rest} more"
    return f"{listed(dict.fromkeys(number(f) for f in each[0].figures))} in {said}"
