"""Totals and the parts that make them, as the statistics define them."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.archive.checks.account import Account, Found, Term, known_as
from upheld.archive.checks.amounts import total_of
from upheld.archive.checks.words import listed, named, number, sum_of
from upheld.archive.contradiction import Fault
from upheld.archive.printed import PrintedFigure
from upheld.archive.vocabulary import MEASURED, OUTCOMES, RECEIVED


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A total that all its parts together make."""

    total: str
    parts: tuple[str, ...]


# Complaints remedied are no part of those upheld: what was put right may have been decided in
# another year. Received and decided are different complaints.
SUMS = (
    Sum(total="received", parts=tuple(RECEIVED.values())),
    Sum(total="decided", parts=tuple(OUTCOMES.values())),
    Sum(total="dealt_with", parts=("not_for_us", "assessed_and_closed", "investigations")),
    Sum(total="investigations", parts=("not_upheld", "upheld")),
    Sum(total="compliance_outcomes", parts=("satisfied", "not_satisfied")),
    Sum(total="satisfied", parts=("on_time", "late", "not_complete_satisfied")),
    Sum(
        total="compliance_outcomes",
        parts=("on_time", "late", "not_complete_satisfied", "not_satisfied"),
    ),
)
# A part and its whole where the other parts have no name.
WITHIN = (
    ("satisfactory_remedies", "upheld"),
    ("investigations", "decided"),
    ("upheld", "dealt_with"),
)


def sums_in(account: Account) -> Iterator[Found]:
    """Totals that are not the sum of their parts, and parts that are more than their total."""
    told: set[PrintedFigure] = set()
    for one in SUMS:
        for found in _check(account, one.total, one.parts, whole=True):
            figures = {witness.figure for witness in found.contradiction.witnesses}
            if not figures <= told:
                yield found
            told |= figures
    for part, total in WITHIN:
        yield from _check(account, total, (part,), whole=False)


def whole_sum(account: Account, parts: tuple[str, ...]) -> Term | None:
    """All the parts together, None where one of them is not printed."""
    terms = [account.term(part) for part in parts]
    if not all(term.figures for term in terms):
        return None
    return Term(
        amount=total_of(term.amount for term in terms),
        figures=tuple(figure for term in terms for figure in term.figures),
    )


def _check(account: Account, total: str, parts: tuple[str, ...], *, whole: bool) -> Iterator[Found]:
    printed = account.term(total)
    known = [term for part in parts if (term := account.term(part)).figures]
    together = total_of(term.amount for term in known)
    if not printed.figures or not known:
        return
    figure = printed.figures[0]
    figures = tuple(term.figures[0] for term in known)
    if whole and len(known) == len(parts):
        if not together.meets(printed.amount):
            said = f"{sum_of(figures)}, not {named(figure)}"
            yield account.found(Fault.SUM, (*figures, figure), said)
    elif printed.amount.high is not None and together.low > printed.amount.high:
        yield _too_much(account, figures, figure)


def _too_much(account: Account, parts: tuple[PrintedFigure, ...], total: PrintedFigure) -> Found:
    if len(parts) == 1:
        fault, said = Fault.PART, named(parts[0])
    else:
        names = listed(MEASURED[part.measure].words for part in parts)
        fault, said = Fault.SUM, f"{sum_of(parts)} ({names})"
    return account.found(fault, (*parts, total), f"{said} is more than {_of(total)}")


def _of(total: PrintedFigure) -> str:
    return f"the {number(total)} it is part of ({MEASURED[known_as(total.measure)].words})"
