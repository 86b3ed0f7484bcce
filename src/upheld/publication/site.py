"""Everything the public pages may show, as values: what `publish` gathers and pages are made of.

It is gathered from sealed releases, letters that were issued and register facts; no case is in
it. What is not yet public is not in it either: a site is made for one moment, its opening.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.domain.facts import ActivityFact, ImprovementFact, ReportFact
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.series_breaks import SeriesBreak
from upheld.letters.letter import Letter
from upheld.publication.history import PublishedFact, WithdrawnFact
from upheld.publication.kept_back import NOTHING, KeptBack
from upheld.statistics.figures import BodyFigures, NationalFigures, TypeComparison


@dataclass(frozen=True, kw_only=True)
class PublicBody:
    """A body as the register knows it, under its last name."""

    slug: str
    name: str
    short_name: str
    kind: AuthorityType
    region: str
    gss_code: str = ""
    former_codes: tuple[str, ...] = ()
    """GSS codes it bore before a boundary change."""
    start: date | None = None
    end: date | None = None
    """Its last day; None while it exists."""
    parent: str | None = None
    """Slug of the county that a district lies in."""
    districts: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    """Former names and other spellings, for the search only."""
    fictional: bool = False

    def existed_on(self, day: date) -> bool:
        """Whether `day` lies between its first and its last day, both included."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, kw_only=True)
class PublicContact:
    """Ways to reach the ombudsman that work on the day the site opens."""

    telephone: str
    hours: str
    post: tuple[str, ...]
    """Lines of the postal address."""
    email: str


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One hexagon of the tile map of a tier; odd rows are shifted half a column to the right."""

    tier: str
    """`upper` (counties and single-tier councils) or `lower` (districts and single-tier)."""
    as_at: date
    """The map holds from this day on, until the next one of the tier."""
    body: str
    column: int
    row: int
    """Grows northwards."""


@dataclass(frozen=True, kw_only=True)
class PublicLetter:
    """A letter that was issued: what it says, and its PDF."""

    body: str
    year: int
    version: int
    content: Letter
    pdf: Path
    sha256: str
    pages: int
    size: int
    """Of the PDF, in bytes."""

    @property
    def address(self) -> str:
        """Where its page stands on the site."""
        return f"/letters/{self.year}/{self.body}/"

    @property
    def pdf_address(self) -> str:
        """Where its PDF stands; the file name carries the mark of a demonstration."""
        return f"{self.address}{self.pdf.name}"

    @property
    def text_name(self) -> str:
        """What its plain text is called; the mark of a demonstration is in it too."""
        return f"{self.pdf.stem}.txt"

    @property
    def text_address(self) -> str:
        """Where its plain text stands."""
        return f"{self.address}{self.text_name}"


@dataclass(frozen=True, kw_only=True)
class PublicCorrection:
    """A release that took the place of an earlier one, and why."""

    year: int
    release: str
    corrects: str
    why: str
    bodies: tuple[str, ...]
    """Slugs of those whose figures changed."""
    public_from: datetime


@dataclass(frozen=True, kw_only=True)
class PublicYear:
    """One published reporting year, from its newest release."""

    year: int
    release: str
    public_from: datetime
    """The hour of the year's first publication; what belongs to the year alone is public then."""
    frozen_at: datetime
    bodies: Mapping[str, BodyFigures]
    """Figures by slug, sorted by slug."""
    national: NationalFigures
    comparisons: tuple[TypeComparison, ...]
    reports: tuple[ReportFact, ...] = ()
    reports_gone: tuple[ReportFact, ...] = ()
    """Reports that the year counts, and that were taken down since: counted and never listed."""
    improvements: tuple[ImprovementFact, ...] = ()
    """Service improvements agreed, as they stood at the cut of this year."""
    activity: tuple[ActivityFact, ...] = ()
    """The ombudsman's own courses and seminars, as the cut of this year has them."""
    letters: Mapping[str, PublicLetter] = field(default_factory=dict)
    letters_to_follow: tuple[str, ...] = ()
    """Bodies whose letter is written and not here yet."""
    corrections: tuple[PublicCorrection, ...] = ()
    tables: Path | None = None
    """Folder of the release's open tables."""
    kept_back: KeptBack = NOTHING
    """What of these tables is not shown."""
    manifest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reporting_year(self) -> ReportingYear:
        """The span of days."""
        return ReportingYear(self.year)

    def comparison(self, body: BodyFigures, measure: str) -> TypeComparison | None:
        """What the average and the verdict of a body's figure rest on."""
        for each in self.comparisons:
            if (each.type, each.measure, each.fictional) == (body.type, measure, body.fictional):
                return each
        return None


@dataclass(frozen=True, kw_only=True)
class PublicHour:
    """One line of the release calendar."""

    year: int
    at: datetime
    published: bool


@dataclass(frozen=True, kw_only=True)
class Site:
    """The whole public site at the moment it opens."""

    opens: datetime
    """The last public hour among its years: pages that draw on several years are public then."""
    demonstration: bool
    years: Mapping[int, PublicYear]
    """By year, oldest first; at least one."""
    bodies: Mapping[str, PublicBody]
    """Every body of the register by slug, with and without figures."""
    tiles: tuple[Tile, ...] = ()
    series_breaks: tuple[SeriesBreak, ...] = ()
    calendar: tuple[PublicHour, ...] = ()
    contact: PublicContact | None = None
    """None where the installation has not said how its ombudsman is reached."""
    forms: str = ""
    """Where the public forms are; empty where the installation has not said it."""
    boundaries: Mapping[str, Any] | None = None
    """A TopoJSON topology or GeoJSON collection of council boundaries, where one is configured."""
    history: Mapping[str, tuple[PublishedFact, ...]] = field(default_factory=dict)
    """What earlier years printed, by body, the oldest year first."""
    withdrawn: tuple[WithdrawnFact, ...] = ()
    """What was public as published and is not any more."""

    def __post_init__(self) -> None:
        """Refuse a site without a year, and one that would open before its newest hour."""
        if not self.years:
            raise ValueError("a site needs a published year")
        if any(year.public_from > self.opens for year in self.years.values()):
            raise ValueError("a site opens no sooner than its newest year")

    @property
    def latest(self) -> PublicYear:
        """The newest year."""
        return self.years[max(self.years)]

    def figures(self, body: str) -> dict[int, BodyFigures]:
        """A body's figures by year, oldest first; years without any are left out."""
        return {y: year.bodies[body] for y, year in self.years.items() if body in year.bodies}

    def short_name(self, slug: str) -> str:
        """What a body is called in running text."""
        return self.bodies[slug].short_name

    def address(self, slug: str, year: int | None = None) -> str:
        """Where a body stands on the site, or its page of one year."""
        return address_of(slug) if year is None else f"{address_of(slug)}{year}/"


def address_of(slug: str) -> str:
    """Where a body stands on any site."""
    return f"/councils/{slug}/"


def scrutiny_address(slug: str, year: int) -> str:
    """Where a body's year stands for those who scrutinise it, on any site."""
    return f"/scrutiny/{slug}/{year}/"
