"""Totals that stand under the heading of another total."""

import re
from collections.abc import Iterator

from upheld.archive.checks.account import Account, Found, Term
from upheld.archive.checks.sums import SUMS, Sum, whole_sum
from upheld.archive.checks.words import number, sum_of
from upheld.archive.contradiction import Fault
from upheld.archive.printed import PrintedFigure
from upheld.archive.vocabulary import BASE, MEASURED

INVESTIGATIONS = re.compile(r"\s+(?:detailed\s+)?investigations?\b", re.IGNORECASE)
# Tables that stand side by side. Other totals are small, and would be equal by chance.
TABLES = ("received", "decided", "dealt_with", "investigations")
HEADS_INVESTIGATIONS = re.compile(r"\binvestigat(?:ions?|ed)\b", re.IGNORECASE)
SATISFACTORY_BASE = f"satisfactory_remedy_rate{BASE}"


def headings_in(account: Account) -> Iterator[Found]:
    """A total that is the sum of another group of figures, or a base under another's name."""
    tables = [one for one in SUMS if one.total in TABLES]
    sums = [(one, term) for one in tables if (term := whole_sum(account, one.parts))]
    for own, term in sums:
        for figure in account.of(own.total):
            if found := _other_sum(account, figure, term, sums):
                yield found
    yield from _under_investigations(account, sums)
    yield from _misnamed_base(account)


def _other_sum(
    account: Account, figure: PrintedFigure, own: Term, sums: list[tuple[Sum, Term]]
) -> Found | None:
    if figure.at_least or own.amount.exact is None or figure.value == own.amount.exact:
        return None
    right = [(one, term) for one, term in sums if term.amount.exact == figure.value]
    # A total of no more than its own parts is no sign of another table.
    if not right or set(right[0][1].figures) == set(own.figures):
        return None
    one, other = right[0]
    return _told(account, figure, figure.measure, own, one.total, other)


def _under_investigations(account: Account, sums: list[tuple[Sum, Term]]) -> Iterator[Found]:
    by_total = {one.total: term for one, term in reversed(sums)}
    own, decided = by_total.get("investigations"), by_total.get("decided")
    if own is None or decided is None or own.amount.exact is None:
        return
    for figure in account.of("decided"):
        headed = HEADS_INVESTIGATIONS.search(figure.under) and not figure.at_least
        if headed and own.amount.exact != figure.value == decided.amount.exact:
            yield _told(account, figure, "investigations", own, "decided", decided)


def _told(
    account: Account, figure: PrintedFigure, heading: str, own: Term, right: str, other: Term
) -> Found:
    under = figure.under or MEASURED[heading].words
    said = (
        f"{number(figure)} stands under “{under}”, but {sum_of(own.figures)}; "
        f"{number(figure)} is the total of {MEASURED[right].words}: "
        f"{sum_of(other.figures)}"
    )
    figures = (figure, *own.figures, *other.figures)
    # As the total that it is, the figure still counts; as the total of its heading it does not.
    spoilt = () if figure.measure == right else (figure,)
    return account.found(Fault.HEADING, figures, said, spoilt=spoilt, blamed=(figure,))


def _misnamed_base(account: Account) -> Iterator[Found]:
    investigations, upheld = account.term("investigations"), account.term("upheld")
    if investigations.amount.exact is None or upheld.amount.exact is None:
        return
    for figure in account.of(SATISFACTORY_BASE):
        is_upheld = upheld.amount.exact == figure.value != investigations.amount.exact
        if is_upheld and _called_investigations(figure):
            said = (
                f"{number(figure)} is called investigations, but there were "
                f"{number(investigations.figures[0])}; {number(figure)} were upheld"
            )
            figures = (figure, *investigations.figures, *upheld.figures)
            yield account.found(Fault.HEADING, figures, said, blamed=(figure,))


def _called_investigations(figure: PrintedFigure) -> bool:
    after = figure.words.partition(figure.printed)[2]
    return bool(INVESTIGATIONS.match(after) or HEADS_INVESTIGATIONS.search(figure.under))
