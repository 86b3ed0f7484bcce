"""Upheld decisions that a body's mix of headings leads one to expect (experimental).

National rates here are of each case counted for every body it concerns, so that the expected
numbers of all bodies add up to the upheld decisions of all bodies.
"""

from collections.abc import Mapping
from fractions import Fraction

from upheld.domain.method import Method
from upheld.statistics.comparison import Ratio
from upheld.statistics.display import empty_figure, format_value, show_ends
from upheld.statistics.figures import Figure
from upheld.statistics.intervals import scaled_wilson
from upheld.statistics.measures.base import INVESTIGATIONS_BASE
from upheld.statistics.measures.record import Measure, Unit
from upheld.statistics.measures.terms import INVESTIGATIONS, UPHELD
from upheld.statistics.tally import Tally

NOTHING_EXPECTED = "no complaints were upheld under these headings by any authority"

RateByHeading = Mapping[str, Fraction]


def national_uphold_rate(nation: Tally) -> RateByHeading:
    """The national uphold rate of each heading that has any investigation."""
    ratios = {
        heading: Ratio(numerator=UPHELD.read(counts), denominator=INVESTIGATIONS.read(counts))
        for heading, counts in nation.by_heading.items()
    }
    return {heading: ratio.rate for heading, ratio in ratios.items() if ratio.rate is not None}


def expected_upheld_count(tally: Tally, national: RateByHeading) -> Fraction:
    """What the body would have upheld at the national rates, exactly."""
    return sum(
        (
            national.get(heading, Fraction(0)) * INVESTIGATIONS.read(counts)
            for heading, counts in tally.by_heading.items()
        ),
        Fraction(0),
    )


def case_mix_figure(
    measure: Measure, tally: Tally, national: RateByHeading, method: Method
) -> Figure:
    """The expected number, or the observed against it with its interval."""
    ratio = Ratio(numerator=tally.read(UPHELD), denominator=tally.read(INVESTIGATIONS))
    expected = expected_upheld_count(tally, national)
    if not ratio.denominator:
        return empty_figure(measure.id, ratio, INVESTIGATIONS_BASE.empty)
    against = measure.unit is Unit.RATIO
    if against and not expected:
        return empty_figure(measure.id, ratio, NOTHING_EXPECTED)
    return Figure(
        measure=measure.id,
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        display=format_value(ratio.numerator / expected if against else expected, measure.unit),
        base=INVESTIGATIONS_BASE.describe(ratio.denominator, method),
        interval=_show_interval(ratio, expected) if against else None,
    )


def _show_interval(ratio: Ratio, expected: Fraction) -> tuple[str, str]:
    ends = scaled_wilson(ratio.numerator, ratio.denominator, float(expected))
    return show_ends(ends, Unit.RATIO)
