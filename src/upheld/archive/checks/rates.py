"""Percentages and rates per residents against the counts that they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from upheld.archive.checks.account import MAY_DIFFER, Account, Found, Term
from upheld.archive.checks.amounts import UNKNOWN, amount_of, places_of
from upheld.archive.checks.quotient import can_be, nearest_parts
from upheld.archive.checks.sums import whole_sum
from upheld.archive.checks.words import called, named, number, share
from upheld.archive.contradiction import Fault
from upheld.archive.printed import PrintedFigure
from upheld.archive.vocabulary import BASE, MEASURED, Unit

SATISFACTORY_BASE = f"satisfactory_remedy_rate{BASE}"
SCALES = {Unit.PERCENT: 100, Unit.PER_100K: 100_000}


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A rate, what is counted and of what."""

    measure: str
    part: str
    part_sums: tuple[tuple[str, ...], ...]
    base: str
    base_sums: tuple[tuple[str, ...], ...]


_SATISFIED = ("on_time", "late", "not_complete_satisfied")
RATES = (
    Rate(measure="uphold_rate", part="upheld", part_sums=(),
         base="investigations", base_sums=(("not_upheld", "upheld"),)),
    Rate(measure="compliance_rate", part="satisfied",
         part_sums=(_SATISFIED,),
         base="compliance_outcomes",
         base_sums=(("satisfied", "not_satisfied"), (*_SATISFIED, "not_satisfied"))),
    Rate(measure="satisfactory_remedy_rate", part="satisfactory_remedies", part_sums=(),
         base="upheld", base_sums=()),
    Rate(measure="upheld_per_100k", part="upheld", part_sums=(),
         base="residents", base_sums=()),
)  # fmt: skip
# Where the right base is looked for, the likeliest first.
COUNTS = (
    "investigations", "upheld", "compliance_outcomes", "decided", "dealt_with", "received",
    "not_upheld",
)  # fmt: skip


def rates_in(account: Account) -> Iterator[Found]:
    """Rates that do not follow from their counts, and those printed with a wrong base.

    A part that is larger than its base is told by the sums.
    """
    for rate in RATES:
        parts = _terms(account, rate.part, rate.part_sums) or [_MISSING]
        printed = _printed_bases(account, rate.measure + BASE, parts)
        # The base as a count elsewhere in the document, which the printed one may differ from.
        elsewhere = account.without(figure for base in printed for figure in base.figures)
        natural = [t for t in _terms(elsewhere, rate.base, rate.base_sums) if _fits(t, parts)]
        for figure in account.of(rate.measure):
            check = _Check(account=account, figure=figure, parts=parts)
            yield from check.against(printed, [t for t in natural if _belong(t, figure)])


_MISSING = Term(amount=UNKNOWN, figures=())


@dataclass(frozen=True, kw_only=True)
class _Check:
    """One printed rate and what may be counted in it."""

    account: Account
    figure: PrintedFigure
    parts: list[Term]

    def against(self, printed: list[Term], natural: list[Term]) -> Iterator[Found]:
        """At most one contradiction: the printed base is tried first."""
        wrong = [base for base in printed if not self._follows_from(base)]
        right = [base for base in (*natural, *printed) if self._follows_from(base)]
        if wrong and right:
            yield self._told(Fault.BASE, wrong[0], right[0], spoilt=wrong[0].figures)
        elif wrong or (natural and not right and not printed):
            base = (wrong or natural)[0]
            other = self._looked_for(base)
            fault = Fault.BASE if other else Fault.PERCENT
            spoilt = (self.figure, *base.figures) if other and wrong else (self.figure,)
            yield self._told(fault, base, other, spoilt=spoilt, natural=natural)

    def _follows_from(self, base: Term) -> bool:
        return any(self._follows(part, base) for part in self.parts)

    def _follows(self, part: Term, base: Term) -> bool:
        unit = MEASURED[self.figure.measure].unit
        return can_be(
            amount_of(self.figure),
            part.amount,
            base.amount,
            scale=SCALES[unit],
            within=unit is Unit.PERCENT,
        )

    def _looked_for(self, wrong: Term) -> Term | None:
        if MEASURED[self.figure.measure].unit is not Unit.PERCENT:
            return None
        for measure in COUNTS:
            base = self.account.term(measure)
            known = base.amount.exact and base.amount.exact != wrong.amount.exact
            own = any(base.figures[:1] == part.figures[:1] for part in self.parts)
            exact = any(part.amount.exact for part in self.parts)
            if known and exact and not own and self._follows_from(base):
                return base
        return None

    def _told(
        self,
        fault: Fault,
        base: Term,
        right: Term | None,
        *,
        spoilt: tuple[PrintedFigure, ...],
        natural: Sequence[Term] = (),
    ) -> Found:
        part, said = self.parts[0], self._why_not(self.parts[0], base)
        # Where nothing fits, what the base should be is told too.
        other = right or next((t for t in natural if t.amount.exact != base.amount.exact), None)
        if other:
            fitting = next((p for p in self.parts if self._follows(p, other)), part)
            if share := self._share(fitting, other):
                said += f"; {share} ({called(other.figures[-1])})"
        figures = (self.figure, *part.figures, *base.figures, *(other.figures if other else ()))
        blamed = spoilt if fault is Fault.BASE else None
        return self.account.found(fault, figures, said, spoilt=spoilt, blamed=blamed)

    def _why_not(self, part: Term, base: Term) -> str:
        rate = number(self.figure)
        whole = base.amount.exact
        if whole == 0:
            return f"no percentage can be taken of {named(base.figures[0])}, but {rate} is printed"
        if share := self._share(part, base):
            return f"{share}, not {rate}"
        if whole and not part.figures and MEASURED[self.figure.measure].unit is Unit.PERCENT:
            near = nearest_parts(amount_of(self.figure), whole)
            shares = " and ".join(self._quotient(one, whole) for one in near)
            return f"no whole number of {whole:,} is {rate}: {shares}"
        counts = " and ".join(named(figure) for figure in (*part.figures, *base.figures))
        return f"{rate} does not follow from {counts}"

    def _share(self, part: Term, base: Term) -> str:
        whole = base.amount.exact or int(base.figures[0].value)
        exact = part.amount.exact
        return "" if exact is None or not whole else self._quotient(exact, whole)

    def _quotient(self, part: int, whole: int) -> str:
        unit = MEASURED[self.figure.measure].unit
        return share(part, whole, unit, places_of(self.figure))


def _terms(account: Account, measure: str, sums: tuple[tuple[str, ...], ...]) -> list[Term]:
    own = account.term(measure)
    made = [term for parts in sums if (term := whole_sum(account, parts))]
    return [own, *made] if own.figures else made


def _printed_bases(account: Account, measure: str, parts: list[Term]) -> list[Term]:
    bases = [
        Term(amount=amount_of(figure), figures=(figure,))
        for figure in account.figures
        if figure.measure == measure
    ]
    return [base for base in bases if measure == SATISFACTORY_BASE or _fits(base, parts)]


def _belong(base: Term, rate: PrintedFigure) -> bool:
    """Whether a rate must rest on what is printed: residents may be of another year elsewhere."""
    return all(
        figure.measure not in MAY_DIFFER or (figure.under and figure.under == rate.under)
        for figure in base.figures
    )


def _fits(base: Term, parts: list[Term]) -> bool:
    most = base.amount.high
    return most is None or any(part.amount.low <= most for part in parts)
