from collections import Counter

import numpy as np
import pytest

from upheld.statistics.comparison import Ratio
from upheld.statistics.funnel import Funnel
from upheld.statistics.overdispersion import estimate_spread
from upheld.statistics.verdict import Verdict, judge

POSSIBLY = (Verdict.POSSIBLY_HIGHER, Verdict.POSSIBLY_LOWER)
CLEARLY = (Verdict.HIGHER, Verdict.LOWER)
# Authorities, their investigations in a year, and the pooled rate, about as in recent years.
TYPES = {
    "metropolitan boroughs": (36, range(15, 61), 0.67),
    "unitary councils": (59, range(5, 41), 0.56),
    "London boroughs": (33, range(10, 61), 0.72),
    "county councils": (25, range(20, 101), 0.80),
}
DISTRICTS = (180, range(7), 0.45)


def _draw_year(
    drawing: np.random.Generator, bases: np.ndarray, theta: float, rho: float
) -> list[Ratio]:
    rates = theta
    if rho:
        shape = (1 - rho) / rho
        rates = drawing.beta(theta * shape, (1 - theta) * shape, size=len(bases))
    upheld = drawing.binomial(bases, rates)
    pairs = zip(upheld.tolist(), bases.tolist(), strict=True)
    return [Ratio(numerator=above, denominator=below) for above, below in pairs]


def _count_verdicts(
    group: tuple[int, range, float], rho: float, years: int
) -> Counter[Verdict | None]:
    authorities, sizes, theta = group
    drawing = np.random.default_rng(20200722)
    bases = drawing.choice(sizes, size=authorities)
    verdicts: Counter[Verdict | None] = Counter()
    for _ in range(years):
        ratios = _draw_year(drawing, bases, theta, rho)
        spread = estimate_spread(ratios)
        assert spread is not None
        funnel = Funnel.around(spread)
        verdicts.update(judge(r.numerator, r.denominator, funnel) for r in ratios)
    return verdicts


def _share_of(verdicts: Counter[Verdict | None], named: tuple[Verdict, ...]) -> float:
    judged = verdicts.total() - verdicts[Verdict.TOO_FEW] - verdicts[None]
    return sum(verdicts[verdict] for verdict in named) / judged


def _verdicts_of_all_types(rho: float, years: int) -> Counter[Verdict | None]:
    counted = (_count_verdicts(group, rho, years) for group in TYPES.values())
    return sum(counted, start=Counter())


def test_chance_alone_seldom_speaks() -> None:
    """Where authorities do not differ, 2-3 % are called possibly so and under 0.2 % clearly."""
    verdicts = _verdicts_of_all_types(0.0, years=25)
    assert 0.015 < _share_of(verdicts, POSSIBLY) < 0.035
    assert _share_of(verdicts, CLEARLY) < 0.002


@pytest.mark.slow
def test_chance_alone_seldom_speaks_in_many_years() -> None:
    """The same over hundreds of years, when luck of the draw no longer matters."""
    verdicts = _verdicts_of_all_types(0.0, years=250)
    assert 0.02 < _share_of(verdicts, POSSIBLY) < 0.03
    assert _share_of(verdicts, CLEARLY) < 0.002


@pytest.mark.slow
@pytest.mark.parametrize("rho", [0.03, 0.05, 0.08])
def test_true_differences_are_called_with_care(rho: float) -> None:
    """Where authorities truly differ, 6-7 % are called possibly so and under 1 % clearly."""
    verdicts = _verdicts_of_all_types(rho, years=250)
    assert 0.055 < _share_of(verdicts, POSSIBLY) < 0.075
    assert _share_of(verdicts, CLEARLY) < 0.01


def test_most_districts_are_too_few_to_compare() -> None:
    """With about three investigations a year most districts get no comparison in words."""
    verdicts = _count_verdicts(DISTRICTS, 0.0, years=20)
    none_to_judge = verdicts[Verdict.TOO_FEW] + verdicts[None]
    assert none_to_judge / verdicts.total() > 0.5
