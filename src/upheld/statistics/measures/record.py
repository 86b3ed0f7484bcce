"""What a measure is: a record that the query, the figures, the pages and the tables all read."""

from dataclasses import dataclass
from enum import StrEnum

from upheld.statistics.measures.base import Base
from upheld.statistics.measures.count import Count


class Unit(StrEnum):
    """What one value of a measure is."""

    COUNT = "count"
    PERCENT = "percent"
    PER_100K = "per_100k"
    RATIO = "ratio"
    EXPECTED = "expected count"


class Scope(StrEnum):
    """Of whom a measure speaks."""

    BODY = "body"
    NATIONAL = "national"


class Comparator(StrEnum):
    """What stands beside one body's rate, over the similar authorities."""

    POOLED = "pooled rate"
    MEAN = "mean of rates"
    MEDIAN = "median"
    FUNNEL = "verdict in words"


class IntervalKind(StrEnum):
    """How the uncertainty of one body's value is stated, always at 95 %."""

    WILSON = "Wilson"
    POISSON = "exact Poisson"
    CASE_MIX = "Wilson, scaled to the expected number"


class Audience(StrEnum):
    """Where a measure may be shown."""

    EVERYWHERE = "everywhere"
    OPEN_DATA = "open data and method page only"


BODY_AND_NATIONAL = frozenset({Scope.BODY, Scope.NATIONAL})
BODY_ONLY = frozenset({Scope.BODY})
NATIONAL_ONLY = frozenset({Scope.NATIONAL})

NOT_COMPARED: tuple[Comparator, ...] = ()
AVERAGED = (Comparator.POOLED, Comparator.MEAN, Comparator.MEDIAN)
JUDGED = (*AVERAGED, Comparator.FUNNEL)

_RATES = frozenset({Unit.PERCENT, Unit.PER_100K, Unit.RATIO})


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure. Several numerators mean several figures, each named by its count."""

    id: str
    title: str
    meaning: str
    """One sentence."""
    numerators: tuple[Count, ...]
    denominator: Count | None = None
    base: Base | None = None
    unit: Unit = Unit.COUNT
    scopes: frozenset[Scope] = BODY_AND_NATIONAL
    first: int | None = None
    """First reporting year in which it exists; None means all."""
    last: int | None = None
    shown_from: int | None = None
    """Computed for all its years, but shown from this one on."""
    comparators: tuple[Comparator, ...] = NOT_COMPARED
    interval: IntervalKind | None = None
    caution: str = ""
    definition_changed: int | None = None
    audience: Audience = Audience.EVERYWHERE
    tabled: bool = False
    """Whether it is a table of its own (by heading, by outcome) rather than single figures."""

    def __post_init__(self) -> None:
        """Refuse a rate without a base and a count with one."""
        if not self.numerators:
            raise ValueError(f"measure {self.id} counts nothing")
        if (self.unit in _RATES) != (self.denominator is not None and self.base is not None):
            raise ValueError(f"measure {self.id}: rates, and only they, need a named base")

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The ids of its figures: its own, or those of its several numerators."""
        if len(self.numerators) == 1:
            return (self.id,)
        return tuple(count.id for count in self.numerators)

    @property
    def counts(self) -> tuple[Count, ...]:
        """Every count it needs, numerators first."""
        return self.numerators + (() if self.denominator is None else (self.denominator,))

    @property
    def judged(self) -> bool:
        """Whether a verdict in words stands beside it."""
        return Comparator.FUNNEL in self.comparators

    def exists_in(self, year: int) -> bool:
        """Whether the measure exists for the reporting year that ends in `year`."""
        return (self.first or year) <= year <= (self.last or year)
