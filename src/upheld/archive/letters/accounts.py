"""Every number of a letter accounted for: a figure, something else, or not understood."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.archive.document import Line
from upheld.archive.letters.explained import enter_addresses, enter_others, numbers_of
from upheld.archive.letters.flow import Flow
from upheld.archive.letters.ledger import Ledger
from upheld.archive.letters.told import enter_figures
from upheld.archive.letters.topics import topics_of
from upheld.archive.letters.wording import Wording
from upheld.archive.printed import PrintedFigure, PrintedNumber
from upheld.archive.vocabulary import MEASURED


@dataclass(frozen=True, kw_only=True)
class Account:
    """What a letter prints: its figures, its other numbers, and doubts about either."""

    figures: tuple[PrintedFigure, ...]
    beside: tuple[PrintedNumber, ...]
    doubts: tuple[str, ...]


def account_for(
    flow: Flow,
    running: Iterable[Line],
    *,
    year: int | None,
    elsewhere: tuple[tuple[int, int], ...],
) -> Account:
    """Every number of the flow in reading order, and those of the running lines.

    `elsewhere` is where the pages of other bodies stand: their figures are listed only.
    """
    topics = topics_of(flow)
    ledger = Ledger(
        flow=flow,
        topics=topics,
        wording=Wording.of(flow, topics),
        taken=bytearray(len(flow.text)),
        year=year,
    )
    enter_addresses(ledger)
    enter_figures(ledger)
    enter_others(ledger)
    others = _strike_elsewhere(ledger, elsewhere)
    doubts = (*others, *_strike_rates_of_none(ledger), *_strike_mixed(ledger))
    return Account(
        figures=tuple(ledger.figures[at] for at in sorted(ledger.figures)),
        beside=(*(ledger.beside[at] for at in sorted(ledger.beside)), *numbers_of(running)),
        doubts=doubts,
    )


def _strike_elsewhere(ledger: Ledger, spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """Figures on the pages of another body are not this one's."""
    found = [at for at in sorted(ledger.figures) if any(low <= at < high for low, high in spans)]
    struck = tuple(map(ledger.strike, found))
    return tuple(
        f"from {first.place.words} on the figures stand under the name of another body"
        for first in struck[:1]
    )


def _strike_mixed(ledger: Ledger) -> tuple[str, ...]:
    """Two averages, or two bases, of one rate under one heading: whose they are is not certain."""
    under: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, figure in sorted(ledger.figures.items()):
        measured = MEASURED[figure.measure]
        if measured.average_of or measured.base_of:
            under[ledger.topics.section_at(at), figure.measure].append(at)
    mixed = [
        starts for starts in under.values() if len({ledger.figures[at].value for at in starts}) > 1
    ]
    return tuple(
        f"{MEASURED[figure.measure].words}: {figure.printed} on {figure.place.words} is one of "
        "two numbers that stand for it"
        for starts in mixed
        for figure in map(ledger.strike, starts)
    )


def _strike_rates_of_none(ledger: Ledger) -> tuple[str, ...]:
    """A percentage printed of no cases is no rate: it is listed, and doubted."""
    empty = {
        MEASURED[figure.measure].base_of
        for figure in ledger.figures.values()
        if MEASURED[figure.measure].base_of and not figure.value
    }
    struck = [at for at in sorted(ledger.figures) if ledger.figures[at].measure in empty]
    return tuple(
        f"{figure.printed} on {figure.place.words} is printed of none: it is no rate"
        for figure in map(ledger.strike, struck)
    )
