"""One measure over similar authorities, with the funnel of the measures that have one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from upheld.statistics.bodies import Group
from upheld.statistics.comparison import Average, Ratio, average
from upheld.statistics.display import format_value
from upheld.statistics.figures import SimilarFigure, TypeComparison
from upheld.statistics.funnel import Funnel
from upheld.statistics.measures.record import Measure
from upheld.statistics.overdispersion import Spread, estimate_spread
from upheld.statistics.verdict import Verdict, judge


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A measure compared over a group: its average, and how its authorities scatter."""

    group: Group
    measure: Measure
    authorities: tuple[str, ...]
    average: Average
    spread: Spread | None

    @classmethod
    def over(cls, group: Group, measure: Measure, ratios: Mapping[str, Ratio]) -> "Comparison":
        """The comparison over the ratios of all authorities of a group, by slug."""
        return cls(
            group=group,
            measure=measure,
            authorities=tuple(sorted(ratios)),
            average=average(ratios.values()),
            spread=estimate_spread(ratios.values()) if measure.judged else None,
        )

    def judge(self, ratio: Ratio) -> Verdict | None:
        """The verdict on one of the authorities, for the measures that have verdicts."""
        if self.spread is None:
            return None
        return judge(ratio.numerator, ratio.denominator, Funnel.around(self.spread))

    @property
    def display(self) -> str | None:
        """The pooled rate as printed."""
        pooled = self.average.pooled.rate
        return None if pooled is None else format_value(pooled, self.measure.unit)

    @cached_property
    def similar(self) -> SimilarFigure:
        """What stands beside each authority's own figure."""
        return SimilarFigure(
            numerator=self.average.pooled.numerator,
            denominator=self.average.pooled.denominator,
            display=self.display,
            authorities=self.average.authorities,
            averaged=self.average.averaged,
            mean=self._format_mean(),
            median=self._format_median(),
        )

    def in_year(self, year: int) -> TypeComparison:
        """The comparison as a record of the open data."""
        spread = self.spread
        return TypeComparison(
            type=self.group.type,
            fictional=self.group.fictional,
            measure=self.measure.id,
            year=year,
            numerator=self.average.pooled.numerator,
            denominator=self.average.pooled.denominator,
            display=self.display,
            authorities=self.authorities,
            averaged=self.average.averaged,
            mean=self._format_mean(),
            median=self._format_median(),
            theta=None if spread is None else spread.theta,
            phi=None if spread is None else spread.phi,
            tau_squared=None if spread is None else spread.tau_squared,
            rho=None if spread is None else spread.rho,
        )

    def _format_mean(self) -> str | None:
        mean = self.average.mean
        return None if mean is None else format_value(mean, self.measure.unit, finer=True)

    def _format_median(self) -> str | None:
        median = self.average.median
        return None if median is None else format_value(median, self.measure.unit, finer=True)
