"""Whom and when a page is about: one body in one published year, with its words."""

from dataclasses import dataclass
from functools import cached_property

from upheld.domain.authority_types import AuthorityType
from upheld.domain.demonstration import mark
from upheld.domain.method import Method, method_of
from upheld.letters import words
from upheld.pages.called import is_shared
from upheld.pages.council.cases import cases_address
from upheld.publication.site import PublicBody, PublicYear, Site, scrutiny_address
from upheld.statistics.figures import BodyFigures, Figure


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One body in one year of the site."""

    site: Site
    body: PublicBody
    year: PublicYear
    figures: BodyFigures

    @classmethod
    def of(cls, site: Site, slug: str, year: int) -> "Subject":
        """The subject of /councils/<slug>/<year>/; a `KeyError` where it has no figures."""
        published = site.years[year]
        return cls(
            site=site, body=site.bodies[slug], year=published, figures=published.bodies[slug]
        )

    @property
    def name(self) -> str:
        """What the body was called in the year."""
        return self.figures.name

    @cached_property
    def short_name(self) -> str:
        """What it is called in running text, which is never the name of another body too."""
        shared = is_shared(self.body, self.site.bodies)
        return self.name if shared else self.body.short_name

    @property
    def kind(self) -> AuthorityType:
        """Its type in the year; its last one where it did not exist on 31 March."""
        return self.figures.type or self.body.kind

    @property
    def address(self) -> str:
        """Its page of the year."""
        return self.site.address(self.body.slug, self.year.year)

    @property
    def stable_address(self) -> str:
        """Its page that always shows the newest year."""
        return self.site.address(self.body.slug)

    @property
    def how_address(self) -> str:
        """How its numbers were made."""
        return f"{self.address}how/"

    @property
    def cases_address(self) -> str:
        """The cases behind its counts."""
        return cases_address(self.body.slug, self.year.year)

    @property
    def scrutiny_address(self) -> str:
        """What a committee can ask because of it."""
        return scrutiny_address(self.body.slug, self.year.year)

    @cached_property
    def method(self) -> Method:
        """The record of the year's method."""
        return method_of(self.year.year)

    @cached_property
    def year_end(self) -> str:
        """31 March of the year."""
        return words.day(self.year.reporting_year.end)

    @cached_property
    def stem(self) -> str:
        """What downloads about it are called, without ending."""
        return f"{mark(self.figures.demonstration)}{self.body.slug}-{self.year.year}"

    def figure(self, measure: str) -> Figure | None:
        """One figure; None where the measure does not exist in the year."""
        return self.figures.measures.get(measure)

    def count(self, measure: str) -> int:
        """One count; none of it where the measure does not exist in the year."""
        figure = self.figure(measure)
        return figure.numerator if figure else 0

    @cached_property
    def noun(self) -> str:
        """How it is called after "the"."""
        return "Council" if self.kind.compared else "Authority"

    @cached_property
    def similar(self) -> str:
        """The similar authorities in words: "the 56 unitary councils"; empty without any."""
        return tell_similar(self.figures)


def tell_similar(figures: BodyFigures) -> str:
    """The similar authorities of a body in words; empty without any."""
    count = len(figures.similar_bodies)
    if figures.type is None or not count:
        return ""
    made_up = "fictional " if figures.fictional else ""
    if count == 1:
        return f"the one {made_up}{figures.type.singular}"
    return f"the {count:,} {made_up}{figures.type.plural}"
