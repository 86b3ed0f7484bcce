"""The site at one moment: an edition, the hour, and what is made of both on request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from upheld.pages import councils
from upheld.pages.called import all_called
from upheld.pages.compare_form import Choices
from upheld.pages.councils import Row
from upheld.pages.entries import Directory
from upheld.publication.embargo import is_public
from upheld.publication.finding.finder import Finder
from upheld.publication.reader import YEARS_KEPT, Edition
from upheld.publication.shelf.reader import ShelfReader
from upheld.web.public.headers import keeping

UK = ZoneInfo("Europe/London")
POSTCODES = "postcodes.bin"


@lru_cache(maxsize=2)
def finder_of(edition: Edition) -> Finder:
    """The search over an edition, made once: names take some 10 ms, postcodes are read whole."""
    place = edition.path(POSTCODES)
    lookup = place.read_bytes() if place.is_file() else b""
    return Finder(edition.bodies(), lookup)


@lru_cache(maxsize=2)
def slugs_with_pages(edition: Edition) -> frozenset[str]:
    """Bodies whose pages are public once the whole edition is; asked for one by one, but once."""
    opens = edition.opens
    found = (s for s in edition.bodies() if edition.file(f"/councils/{s}/", opens) is not None)
    return frozenset(found)


@lru_cache(maxsize=2)
def choices_of(edition: Edition) -> Choices:
    """The councils that can be compared: of a type that is, with a page in the edition."""
    bodies = edition.bodies().items()
    now = edition.opens
    return Choices.among(
        {
            slug: body
            for slug, body in bodies
            if body.kind.compared and edition.file(f"/councils/{slug}/", now) is not None
        }
    )


@lru_cache(maxsize=2)
def called_in(edition: Edition) -> Mapping[str, str]:
    """What each body is called, by slug."""
    return all_called(edition.bodies())


@lru_cache(maxsize=YEARS_KEPT)
def rows_of(edition: Edition, year: int) -> Mapping[str, Row]:
    """The lines of the table of a year that is public, each laid out once."""
    figures = edition.figures_of_year(year, edition.opens)
    return councils.rows_of(edition.bodies(), figures, year)


@dataclass(frozen=True, kw_only=True)
class Served:
    """What one answer is made from; it never mixes two editions or two moments."""

    edition: Edition
    now: datetime
    site: str = ""
    """Where the site stands, for links in files that are read elsewhere; empty where unknown."""
    forms: str = ""
    """Where the public forms are, where the edition does not say."""

    @property
    def demonstration(self) -> bool:
        """Whether its pages say that figures are invented."""
        return self.edition.demonstration

    @property
    def shelf(self) -> ShelfReader | None:
        """What is public of single cases; None where the edition has none."""
        return self.edition.shelf

    @cached_property
    def today(self) -> date:
        """The day by the clocks of the United Kingdom."""
        return self.now.astimezone(UK).date()

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The public years, oldest first."""
        return self.edition.years(self.now)

    @property
    def finder(self) -> Finder:
        """Search by name and postcode."""
        return finder_of(self.edition)

    @property
    def choices(self) -> Choices:
        """Whom a reader may compare; nobody before the edition opens, as with its pages."""
        opened = is_public(self.edition.opens, self.now)
        return choices_of(self.edition) if opened else Choices.among({})

    def rows(self, year: int) -> Mapping[str, Row]:
        """The lines of the table of a year by slug; empty before its hour."""
        return rows_of(self.edition, year) if year in self.years else {}

    @property
    def called(self) -> Mapping[str, str]:
        """What each body is called in running text."""
        return called_in(self.edition)

    @property
    def directory(self) -> Directory:
        """Bodies, and which of them have a public page."""
        # These pages draw on every year, so they are public from the last of the hours on.
        opened = self.now >= self.edition.opens
        slugs = slugs_with_pages(self.edition) if opened else frozenset()
        return Directory(bodies=self.edition.bodies(), has_page=slugs.__contains__)

    @property
    def kept(self) -> str:
        """Cache-Control of its pages."""
        return keeping(self.edition.next_hour, self.now)

    def has(self, address: str) -> bool:
        """Whether an address has a file that is public."""
        return self.edition.file(address, self.now) is not None
