"""The method: how to read the figures, and one page for each measure, written from its record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from upheld.domain.series_breaks import SeriesBreak
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.method_measures import count_lines, facts, national_rows, spread_rows
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicHour, Site
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Measure
from upheld.statistics.verdict import MILDER_THAN_INTERVAL
from upheld.toolbox.clock import spoken

ADDRESS = "/method/"
TITLE = "How to read the figures"


@dataclass(frozen=True, kw_only=True)
class Break:
    """A break of the series of several measures, for one reason."""

    from_year: int
    measures: str
    why: str
    source: str

    @property
    def linked(self) -> bool:
        """Whether its source is a page that can be opened."""
        return self.source.startswith("https://")


@dataclass(frozen=True, kw_only=True)
class CalendarLine:
    """One line of the release calendar in words."""

    year: int
    at: str
    state: str


def address_of(measure: str) -> str:
    """Where a measure's page stands."""
    return f"{ADDRESS}{measure}/"


def files(site: Site) -> Iterator[PublicFile]:
    """The method page and the page of each measure."""
    yield _file(site, ADDRESS, method_page(site))
    for measure in MEASURES.values():
        yield _file(site, address_of(measure.id), measure_page(site, measure))


def method_page(site: Site) -> bytes:
    """How to read the figures; breaks, calendar, policies; the list of measures."""
    frame = Frame(
        title=TITLE,
        address=ADDRESS,
        section="method",
        description="What is counted, what a verdict means, and how figures are released.",
        demonstration=site.demonstration,
    )
    return page(
        "method/index.html",
        frame,
        measures=tuple(MEASURES.values()),
        address_of=address_of,
        breaks=breaks(site.series_breaks),
        calendar=[_line(hour) for hour in site.calendar],
        milder=MILDER_THAN_INTERVAL,
        year=site.latest,
    )


def measure_page(site: Site, measure: Measure) -> bytes:
    """One measure: its record in words, its SQL, its breaks, and what was counted with it."""
    frame = Frame(
        title=measure.title,
        address=address_of(measure.id),
        section="method",
        description=measure.meaning,
        demonstration=site.demonstration,
        crumbs=(Crumb(text="Method", address=ADDRESS),),
    )
    return page(
        "method/measure.html",
        frame,
        measure=measure,
        facts=tuple(facts(measure)),
        counts=count_lines(measure),
        breaks=breaks(b for b in site.series_breaks if b.measure == measure.id),
        national=national_rows(site, measure),
        spread=spread_rows(site, measure, fictional=False),
        fictional_spread=spread_rows(site, measure, fictional=True),
    )


def breaks(of: Iterable[SeriesBreak]) -> list[Break]:
    """Breaks by year and reason, oldest first, each with the measures that it breaks."""

    def reason(each: SeriesBreak) -> tuple[int, str, str]:
        return (each.from_year, each.why, each.source)

    return [
        Break(
            from_year=year,
            measures="; ".join(_title(each.measure) for each in group),
            why=why,
            source=source,
        )
        for (year, why, source), group in groupby(sorted(of, key=reason), key=reason)
    ]


def _title(measure: str) -> str:
    # The population is no measure of its own, but the base of one.
    return MEASURES[measure].title if measure in MEASURES else "Residents"


def _line(hour: PublicHour) -> CalendarLine:
    return CalendarLine(
        year=hour.year,
        at=spoken(hour.at),
        state="published" if hour.published else "to come",
    )


def _file(site: Site, address: str, content: bytes) -> PublicFile:
    return PublicFile(address=address, content=content, media_type=HTML, public_from=site.opens)
