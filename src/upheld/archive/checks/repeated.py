"""One figure that a document prints more than once."""

from collections.abc import Iterator
from itertools import combinations

from upheld.archive.checks.account import MAY_DIFFER, Account, Found, known_as
from upheld.archive.checks.amounts import amount_of
from upheld.archive.checks.words import listed, placed
from upheld.archive.contradiction import Fault
from upheld.archive.vocabulary import MEASURED


def repeated_in(account: Account) -> Iterator[Found]:
    """Figures of one measure that cannot both be true."""
    for measure in dict.fromkeys(known_as(figure.measure) for figure in account.figures):
        if measure in MAY_DIFFER:
            continue
        figures = account.of(measure)
        apart = {
            figure
            for pair in combinations(dict.fromkeys(figures), 2)
            if not amount_of(pair[0]).meets(amount_of(pair[1]))
            for figure in pair
        }
        if apart:
            # Of those that agree, the first one speaks.
            values = {f.value: f for f in reversed(figures) if f in apart}
            told = sorted(values.values(), key=lambda figure: figure.place)
            said = f"{MEASURED[measure].words}: {listed(placed(figure) for figure in told)}"
            yield account.found(Fault.TWICE, told, said)
