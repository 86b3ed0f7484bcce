"""Which figures of a real council in a demonstration were printed once, and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from upheld import reference
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.pages.council.subject import Subject
from upheld.pages.unstated import is_real_in_demonstration
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.terms import (
    ASSESSED_AND_CLOSED,
    DECIDED,
    INVESTIGATED,
    INVESTIGATIONS,
    NOT_FOR_US,
    RECEIVED,
    REMEDIED,
    SETTLED,
)

Row = Mapping[str, str]

_RATES = ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate")
# The columns that a demonstration follows. Printed averages and rates per residents are not among
# them: those are counted anew.
_WORDS = {
    **{count.id: count.title for count in (RECEIVED, DECIDED, NOT_FOR_US, ASSESSED_AND_CLOSED)},
    **{f"received_{each}": f"Received: {each.words}" for each in Heading},
    **{each.value: f"Decided: {each.words}" for each in Outcome},
    **{count.id: count.title for count in (INVESTIGATIONS, INVESTIGATED, *REMEDIED.values())},
    "compliance_outcomes": SETTLED.title,
    "late": MEASURES["late"].title,
    "satisfactory_remedies": "Satisfactory remedies",
    **{name: MEASURES[name].title for name in _RATES},
}
_HANDS = {
    "first": "the ombudsman’s own letter or page",
    "second": "a newspaper or a council’s papers",
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where figures were read: a site, or in words with an empty `address`."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class PrintedFigures:
    """What one source printed about the council and the year."""

    hand: str
    """Whose print it is."""
    places: tuple[Place, ...]
    figures: tuple[tuple[str, str], ...]
    """Name of the measure and its value, as printed."""


def printed_of(subject: Subject) -> tuple[PrintedFigures, ...]:
    """Source by source; nothing for invented figures, fictional bodies and real casework."""
    own = subject.figures
    if not is_real_in_demonstration(own) or own.source not in {"published", "part published"}:
        return ()
    return tuple(_read(row) for row in _rows().get((own.body, own.year), ()))


@cache
def _rows() -> Mapping[tuple[str, int], tuple[Row, ...]]:
    found: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in reference.rows(reference.PUBLISHED_COUNCILS):
        found[row["authority"], int(row["year"])].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _read(row: Row) -> PrintedFigures:
    return PrintedFigures(
        hand=_HANDS[row["hand"]],
        places=tuple(_places(row["source_url"])),
        figures=tuple(_figures(row)),
    )


def _figures(row: Row) -> Iterator[tuple[str, str]]:
    """Neither our own arithmetic nor a misprint is something that was printed and used."""
    left_out = {*row["derived"].split(";"), *row["misprint"].split(";")}
    for name, title in _WORDS.items():
        if (value := row[name]) and name not in left_out:
            yield title, f"{value}%" if name in _RATES else value


def _places(source: str) -> Iterator[Place]:
    if not source.startswith(("http://", "https://")):
        yield Place(text=source, address="")
        return
    for address in source.split():
        yield Place(text=urlsplit(address).netloc.removeprefix("www."), address=address)
