"""Rates that cannot be, whatever they were counted from."""

from collections.abc import Iterator

from upheld.archive.checks.account import Account, Found
from upheld.archive.checks.amounts import amount_of
from upheld.archive.checks.words import number
from upheld.archive.contradiction import Fault
from upheld.archive.printed import PrintedFigure
from upheld.archive.vocabulary import MEASURED, RATES, Unit

WHOLE = 100


def limits_in(account: Account) -> Iterator[Found]:
    """Percentages above 100, and rates outside the interval that is printed around them."""
    for figure in account.figures:
        unit = MEASURED[figure.measure].unit
        if unit is Unit.PERCENT and figure.value > WHOLE:
            said = f"{number(figure)} is more than all ({MEASURED[figure.measure].words})"
            yield account.found(Fault.LIMITS, (figure,), said, spoilt=(figure,))
    for rate in RATES:
        lowest, highest = account.of(f"{rate}_low"), account.of(f"{rate}_high")
        if len(lowest) == len(highest) == 1:
            for figure in account.of(rate):
                yield from _outside(account, figure, lowest[0], highest[0])


def _outside(
    account: Account, figure: PrintedFigure, low: PrintedFigure, high: PrintedFigure
) -> Iterator[Found]:
    amount, most = amount_of(figure), amount_of(high).high
    below = amount.high is not None and amount.high <= amount_of(low).low
    if below or (most is not None and amount.low >= most):
        said = f"{number(figure)} lies outside {number(low)} to {number(high)}"
        yield account.found(Fault.LIMITS, (figure, low, high), said, spoilt=(low, high))
