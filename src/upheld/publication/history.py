"""Figures of earlier years as they were published, and what was withdrawn of them."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from upheld.archive.vocabulary import MEASURED, Unit

PER_CENT = 100
# Documents print one place; what a program wrote into a table is shown with so many at most.
_MOST_PLACES = 4
_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")


@dataclass(frozen=True, kw_only=True)
class PublishedFact:
    """What one document printed about a body and year."""

    body: str
    year: int
    measure: str
    """A key of `archive.vocabulary.MEASURED`."""
    value: Fraction
    printed: str
    """The characters of the document."""
    at_least: bool
    place: str
    """Where it stands there: "page 2, line 14"."""
    source: str
    """The document's name."""
    sha256: str
    note: str = ""
    """Why it stands here although something speaks against it."""

    @property
    def title(self) -> str:
        """The measure in words."""
        return MEASURED[self.measure].words

    @property
    def unit(self) -> Unit:
        """What the number is."""
        return MEASURED[self.measure].unit

    @property
    def display(self) -> str:
        """The number as pages print it: "1,400", "54%", "more than 50%"."""
        sign = "%" if self.unit is Unit.PERCENT else ""
        return f"{'more than ' if self.at_least else ''}{self._digits}{sign}"

    @property
    def places(self) -> int:
        """Decimal places that are printed: "50.0%" has one, 0.542 for 54.2% has one too."""
        found = _DIGITS.search(self.printed)
        if found is None:
            return self._fewest
        as_printed = Fraction(found[0].replace(",", ""))
        places = len(found["decimals"] or "")
        if as_printed != self.value:
            # A share of one: as a percentage it has two places fewer.
            places = max(places - 2, 0) if as_printed * PER_CENT == self.value else 0
        return max(places, self._fewest)

    @property
    def _fewest(self) -> int:
        whole, places = self.value, 0
        while whole.denominator > 1 and places < _MOST_PLACES:
            whole, places = whole * 10, places + 1
        return places

    @property
    def _digits(self) -> str:
        return f"{float(self.value):,.{min(self.places, _MOST_PLACES)}f}"


def row_of(fact: PublishedFact) -> dict[str, object]:
    """A figure as downloads give it."""
    return {
        "body": fact.body,
        "year": fact.year,
        "measure": fact.measure,
        "title": fact.title,
        "unit": fact.unit.value,
        "value": float(fact.value) if fact.value.denominator > 1 else int(fact.value),
        "at_least": fact.at_least,
        "printed": fact.printed,
        "display": fact.display,
        "place": fact.place,
        "source": fact.source,
        "sha256": fact.sha256,
        "note": fact.note,
    }


@dataclass(frozen=True, kw_only=True)
class WithdrawnFact:
    """A figure that was public as published and is not any more."""

    fact: PublishedFact
    why: str
    at: datetime

    @property
    def id(self) -> str:
        """Tells it from every other withdrawal, by nothing that is not public."""
        fact = self.fact
        said = f"{fact.body} {fact.year} {fact.measure} {self.at.astimezone(UTC).isoformat()}"
        return hashlib.sha256(said.encode()).hexdigest()[:12]
