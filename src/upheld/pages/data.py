"""Open data: the files of each year, their lists, and what their columns hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from upheld.pages.data_listing import ListedYear, address, listed
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.published_data import PublishedTable, published_table
from upheld.publication import release
from upheld.publication.open_data.columns import Column
from upheld.publication.open_data.table import tables_of
from upheld.publication.open_data.topics import TOPICS, Topic
from upheld.publication.open_data.words import LICENCE, LICENCE_ADDRESS, NOTES
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicYear, Site

ADDRESS = "/data/"
DICTIONARY = f"{ADDRESS}dictionary/"
HOME = Crumb(text="Data", address=ADDRESS)


@dataclass(frozen=True, kw_only=True)
class Described:
    """A topic of the dictionary with its columns."""

    topic: Topic
    columns: tuple[Column, ...]


def files(site: Site) -> Iterator[PublicFile]:
    """Every file of the open data and the pages that list them."""
    years: list[ListedYear] = []
    for year in reversed(_with_tables(site)):
        found, contents = listed(year)
        years.append(found)
        earlier = [y for y in _with_tables(site) if y.public_from <= year.public_from]
        yield PublicFile(
            address=found.address,
            content=_year_page(site, found, earlier),
            media_type=HTML,
            public_from=year.public_from,
        )
        for file in found.files:
            yield PublicFile(
                address=file.address,
                content=contents[file.name],
                media_type=file.media_type,
                public_from=year.public_from,
                download=file.name,
            )
    published = published_table(site)
    if published:
        yield published.file
    for place, content in (
        (ADDRESS, _index(site, years, published)),
        (DICTIONARY, _dictionary(site)),
    ):
        yield PublicFile(
            address=place, content=content, media_type=HTML, public_from=site.opens
        )  # fmt: skip


def _with_tables(site: Site) -> list[PublicYear]:
    return [year for year in site.years.values() if year.tables is not None]


def _index(site: Site, years: Sequence[ListedYear], published: PublishedTable | None) -> bytes:
    frame = Frame(
        title="Open data",
        address=ADDRESS,
        demonstration=site.demonstration,
        description="Every figure of every year as CSV, XLSX, Parquet and JSON, free to use.",
        section="data",
    )
    return page(
        "data.html", frame, years=years, topics=TOPICS, notes=NOTES, dictionary=DICTIONARY,
        licence=LICENCE, licence_address=LICENCE_ADDRESS, published=published,
    )  # fmt: skip


def _year_page(site: Site, year: ListedYear, others: Sequence[PublicYear]) -> bytes:
    frame = Frame(
        title=f"Open data of {year.year}",
        address=year.address,
        demonstration=site.demonstration,
        crumbs=(HOME,),
        description=f"The tables of the reporting year {year.span}, in four formats.",
        section="data",
    )
    # Only years that are public when this page is: it may open before the newest one does.
    tabs = [(each.year, address(each.year)) for each in reversed(others)]
    return page("data_year.html", frame, year=year, tabs=tabs, dictionary=DICTIONARY)


def _dictionary(site: Site) -> bytes:
    frame = Frame(
        title="What the columns hold",
        address=DICTIONARY,
        demonstration=site.demonstration,
        crumbs=(HOME,),
        description="Title, type and meaning of every column of the open tables.",
        section="data",
    )
    return page("data_dictionary.html", frame, described=_described(site))


def _described(site: Site) -> list[Described]:
    # The newest year says which tables and columns there are; earlier ones have no others.
    newest = _with_tables(site)[-1:]
    return [
        Described(topic=table.topic, columns=table.columns)
        for year in newest
        if year.tables is not None
        for table in tables_of(release.read(year.tables.parent))
    ]
