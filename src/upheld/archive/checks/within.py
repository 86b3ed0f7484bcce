"""Everything that is wrong within one document."""

from upheld.archive.checks.account import Account
from upheld.archive.checks.headings import headings_in
from upheld.archive.checks.limits import limits_in
from upheld.archive.checks.rates import rates_in
from upheld.archive.checks.repeated import repeated_in
from upheld.archive.checks.sums import sums_in
from upheld.archive.contradiction import Contradiction
from upheld.archive.reading import Reading

# What explains most comes first: a figure that it tells of is not told of again.
IN_ORDER = (headings_in, limits_in, rates_in, sums_in, repeated_in)


def contradictions_in(reading: Reading) -> tuple[Contradiction, ...]:
    """Where the figures of one document about one body and year cannot all be true.

    Empty wherever they can be true: rounding, "more than", counts and bases that are not printed.
    """
    return examine(reading)[0]


def examine(reading: Reading) -> tuple[tuple[Contradiction, ...], Account]:
    """The contradictions within a document, and the figures that are left to stand."""
    account, told = Account(reading), []
    for check in IN_ORDER:
        found = tuple(check(account))
        told += [one.contradiction for one in found]
        account = account.without(figure for one in found for figure in one.spoilt)
    return tuple(dict.fromkeys(told)), account
