"""What one document says of each number, as far as it can be taken at its word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from upheld.archive.checks.amounts import UNKNOWN, Amount, amount_of
from upheld.archive.contradiction import Contradiction, Fault, Witness
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading
from upheld.archive.vocabulary import BASE

# The base of a rate is another count under a second name. That of satisfactory remedies is left
# out: some years print a wrong one, and the check of bases says so.
SAME: Mapping[str, str] = {
    f"uphold_rate{BASE}": "investigations",
    f"compliance_rate{BASE}": "compliance_outcomes",
    f"upheld_per_100k{BASE}": "residents",
}

# Residents of two years may both be printed, and no figure says of which year it is.
MAY_DIFFER = frozenset({"residents"})


def known_as(measure: str) -> str:
    """The measure under its first name."""
    return SAME.get(measure, measure)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A number in a calculation: what it may be, and the figures that it comes from."""

    amount: Amount
    figures: tuple[PrintedFigure, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A contradiction, and the figures that nothing else may rest on any more."""

    contradiction: Contradiction
    spoilt: frozenset[PrintedFigure]


class Account:
    """The figures of one reading by measure, without those that are known to be wrong."""

    def __init__(self, reading: Reading, spoilt: frozenset[PrintedFigure] = frozenset()) -> None:
        """`spoilt` are figures that a contradiction has told of."""
        self.reading = reading
        self.spoilt = spoilt
        self.figures = (
            tuple(figure for figure in reading.figures if figure not in spoilt)
            if spoilt
            else reading.figures
        )
        self._of: dict[str, tuple[PrintedFigure, ...]] = {}
        for figure in self.figures:
            measure = known_as(figure.measure)
            self._of[measure] = (*self._of.get(measure, ()), figure)
        self._terms: dict[str, Term] = {}

    def without(self, spoilt: Iterable[PrintedFigure]) -> Account:
        """The same account once more figures are known to be wrong."""
        more = frozenset(spoilt)
        return Account(self.reading, self.spoilt | more) if more else self

    def of(self, measure: str) -> tuple[PrintedFigure, ...]:
        """Every figure of a measure, under whichever of its names."""
        return self._of.get(measure, ())

    def term(self, measure: str) -> Term:
        """What the document says of a measure: unknown where it says nothing or two things."""
        found = self._terms.get(measure)
        if found is None:
            found = self._terms[measure] = self._term(measure)
        return found

    def _term(self, measure: str) -> Term:
        figures = self.of(measure)
        amounts = [amount_of(figure) for figure in figures]
        if not figures or not all(a.meets(b) for a, b in combinations(amounts, 2)):
            return Term(amount=UNKNOWN, figures=())
        narrowest = reduce(_narrower, amounts)
        return Term(amount=narrowest, figures=(figures[amounts.index(narrowest)],))

    def found(
        self,
        fault: Fault,
        figures: Iterable[PrintedFigure],
        arithmetic: str,
        *,
        spoilt: Iterable[PrintedFigure] = (),
        blamed: Iterable[PrintedFigure] | None = None,
    ) -> Found:
        """A contradiction within this document.

        `blamed` are the figures that alone are in question; None: any of them may be wrong.
        """
        source = self.reading.source
        wrong = None if blamed is None else set(blamed)
        witnesses = dict.fromkeys(
            Witness(source=source, figure=each, sound=wrong is not None and each not in wrong)
            for each in figures
        )
        contradiction = Contradiction(
            fault=fault,
            body=self.reading.body,
            year=self.reading.year,
            witnesses=tuple(witnesses),
            arithmetic=arithmetic,
        )
        return Found(contradiction=contradiction, spoilt=frozenset(spoilt))


def _narrower(one: Amount, other: Amount) -> Amount:
    if one.high is None or other.high is None:
        return other if one.high is None else one
    return other if other.high - other.low < one.high - one.low else one
