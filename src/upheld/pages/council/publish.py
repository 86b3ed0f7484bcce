"""Every file of one council: its stable page, its years, how they were made, downloads."""

from collections.abc import Iterator

from upheld.pages.council.download import figures_of_all_years, write_csv, write_json
from upheld.pages.council.how import write_how
from upheld.pages.council.page import write_page
from upheld.pages.council.subject import Subject
from upheld.pages.council.trends import Trends, trends_of
from upheld.publication.public_file import CSV, HTML, JSON, PublicFile
from upheld.publication.site import Site
from upheld.publication.tables.table import Table


def files(site: Site, slug: str) -> Iterator[PublicFile]:
    """The files of a body that has figures in at least one year; nothing for any other."""
    subjects = [Subject.of(site, slug, year) for year in site.figures(slug)]
    if not subjects:
        return
    newest = subjects[-1]
    trends, table = trends_of(newest), figures_of_all_years(newest)
    for subject in subjects:
        yield from _year_files(subject, trends, table)
    yield PublicFile(
        address=newest.stable_address,
        content=write_page(newest, trends, address=newest.stable_address),
        media_type=HTML,
        public_from=site.opens,
    )


def _year_files(subject: Subject, trends: Trends, table: Table) -> Iterator[PublicFile]:
    # The trend draws on all years, so what shows it is public when the newest of them is.
    opens = subject.site.opens
    yield PublicFile(
        address=subject.address,
        content=write_page(subject, trends, address=subject.address),
        media_type=HTML,
        public_from=opens,
    )
    yield PublicFile(
        address=subject.how_address,
        content=write_how(subject),
        media_type=HTML,
        public_from=subject.year.public_from,
    )
    yield _download(subject, "csv", write_csv(subject, trends, table), CSV)
    yield _download(subject, "json", write_json(subject, trends), JSON)


def _download(subject: Subject, ending: str, content: bytes, media_type: str) -> PublicFile:
    name = f"{subject.stem}.{ending}"
    return PublicFile(
        address=f"{subject.address}{name}",
        content=content,
        media_type=media_type,
        public_from=subject.site.opens,
        download=name,
    )
