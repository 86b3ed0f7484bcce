"""The home page: find a council, the newest map, and what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from upheld.letters.words import day
from upheld.pages import corrections, find
from upheld.pages.demonstrated import tell_fictional, tell_letter_years
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.map.pages import Maps, measures_of, years_of
from upheld.pages.map.sentences import HEADINGS
from upheld.pages.map.table import rows
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import Site
from upheld.statistics.measures import MEASURES

ADDRESS = "/"
TITLE = "How does your council put things right?"
_UK = ZoneInfo("Europe/London")
_CORRECTIONS_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class News:
    """Something that was published, and when."""

    text: str
    address: str
    day: str
    more: str = ""


def files(site: Site) -> Iterator[PublicFile]:
    """The home page as it stands when the site opens."""
    yield PublicFile(address=ADDRESS, content=_home(site), media_type=HTML, public_from=site.opens)


def _home(site: Site) -> bytes:
    measure = MEASURES["uphold_rate"]
    view = Maps(site).view(site.latest, measure)
    return page(
        "home.html",
        Frame(
            title=TITLE,
            address=ADDRESS,
            demonstration=site.demonstration,
            description=(
                "What complaints to the ombudsman show about every council in England: what was "
                "upheld, what was agreed, and whether it was done."
            ),
            scripts=("map.js", *find.SCRIPTS),
            feeds=((corrections.TITLE, corrections.FEED),),
            wide=True,
        ),
        view=view,
        rows=rows(site, view.year, measure.id),
        title=TITLE,
        fictional=tell_fictional(view.year),
        news=list(news(site)),
        years=years_of(site, measure),
        measures=measures_of(site.latest),
        headings=HEADINGS,
    )


def news(site: Site) -> Iterator[News]:
    """The newest figures, the newest letters and the last corrections."""
    latest = site.latest
    yield News(
        text=f"Figures of {len(latest.bodies):,} councils and other bodies, {_until(latest.year)}",
        address="/councils/",
        day=_uk_day(latest.public_from),
    )
    for year in sorted(site.years.values(), key=lambda each: each.year, reverse=True):
        if year.letters:
            yield News(
                text=f"{len(year.letters):,} yearly letters, {_until(year.year)}",
                address=f"/letters/{year.year}/",
                day=_uk_day(year.public_from),
                more=tell_letter_years(site),
            )
            break
    for each in corrections.newest_first(site)[:_CORRECTIONS_SHOWN]:
        yield News(
            text=f"Figures of {each.year} corrected",
            address=corrections.ADDRESS,
            day=_uk_day(each.public_from),
            more=each.why,
        )


def _until(year: int) -> str:
    return f"year to 31 March {year}"


def _uk_day(moment: datetime) -> str:
    """The day by the clocks of the United Kingdom."""
    return day(moment.astimezone(_UK).date())
