"""What one number of a release is: the figure, its base, its comparison and its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from upheld.domain.authority_types import AuthorityType


@dataclass(frozen=True, kw_only=True)
class SimilarFigure:
    """The pooled figure of a body's similar authorities (sum / sum, own body included)."""

    numerator: int
    denominator: int
    display: str | None
    authorities: int
    """How many authorities stand behind it (all of the type on 31 March)."""
    mean: str | None = None
    """Mean of the authorities' own rates, one decimal, for the open data."""
    median: str | None = None
    averaged: int | None = None
    """How many of them have a base that is not zero: those in the mean and the median."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measure of one body in one year. A count has `denominator` None.

    So has a rate per residents where no population is known. `expected_upheld` and
    `observed_to_expected` carry the upheld decisions and the investigations they rest on; what
    they display follows from those and the national rate of each heading.
    """

    measure: str
    numerator: int
    denominator: int | None
    display: str | None
    """As printed: "54%", "4.6", "13"; None where the base is zero."""
    reason: str | None = None
    """Why nothing is displayed, such as "no investigations"."""
    base: str | None = None
    """The denominator in words: "24 detailed investigations"."""
    interval: tuple[str, str] | None = None
    similar: SimilarFigure | None = None
    verdict: str | None = None
    population: int | None = None
    population_year: int | None = None
    population_status: str | None = None
    population_source: str | None = None


@dataclass(frozen=True, kw_only=True)
class BodyFigures:
    """All figures of one body in one release."""

    body: str
    name: str
    type: AuthorityType | None
    """Type on 31 March of the year; None if the body did not exist that day."""
    year: int
    release: str
    demonstration: bool
    source: str | None
    """Demonstration only: `published`, `invented` or `part published`."""
    received: Mapping[str, int]
    """By heading, and `total`; `uncoded` only where a heading is missing."""
    decided: Mapping[str, int]
    """By outcome, and `total`."""
    decided_by_heading: Mapping[str, int]
    """By heading, and `total`, like `received`."""
    compliance: Mapping[str, int]
    """By compliance outcome, and `total`."""
    due_unsettled: int
    """Recommendations that were due by 31 March and have no outcome."""
    measures: Mapping[str, Figure]
    similar_bodies: tuple[str, ...]
    """Slugs of the authorities averaged, sorted; empty where there is no comparison."""
    investigations_by_heading: Mapping[str, int] = field(default_factory=dict)
    upheld_by_heading: Mapping[str, int] = field(default_factory=dict)
    fictional: bool = False
    """Made up for a demonstration, and compared with fictional bodies only."""


@dataclass(frozen=True, kw_only=True)
class NationalCount:
    """The nation, counted in one of the two ways."""

    counted: str
    """Which way: "each case counted once" or "each case counted for every body it concerns"."""
    received: Mapping[str, int]
    decided: Mapping[str, int]
    decided_by_heading: Mapping[str, int]
    investigations_by_heading: Mapping[str, int]
    upheld_by_heading: Mapping[str, int]
    measures: Mapping[str, Figure]
    """The national measures that can be counted this way."""


@dataclass(frozen=True, kw_only=True)
class NationalFigures:
    """The national figures of one release, counted both ways and labelled."""

    year: int
    release: str
    demonstration: bool
    cases: NationalCount
    pairs: NationalCount


@dataclass(frozen=True, kw_only=True)
class TypeComparison:
    """One measure over all authorities of one type: what averages and verdicts rest on.

    The fictional ones of a demonstration are a group of their own beside the real ones.
    """

    type: AuthorityType
    measure: str
    year: int
    numerator: int
    denominator: int
    display: str | None
    authorities: tuple[str, ...]
    """Slugs of the type on 31 March, sorted."""
    averaged: int
    """Those among them whose base is not zero: the ones in the mean and the median."""
    mean: str | None
    median: str | None
    theta: float | None = None
    """Pooled rate of the funnel; None where the measure has no verdict, or no base at all."""
    phi: float | None = None
    """How much more they differ than by chance alone; None where not estimated."""
    tau_squared: float | None = None
    rho: float | None = None
    fictional: bool = False


@dataclass(frozen=True, kw_only=True)
class YearFigures:
    """Every figure of one release."""

    bodies: Mapping[str, BodyFigures]
    national: NationalFigures
    comparisons: tuple[TypeComparison, ...]
