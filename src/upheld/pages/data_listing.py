"""The files of one year of open data, as its page lists them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from upheld.letters import words
from upheld.pages.letters_list import size_in_words
from upheld.publication import release
from upheld.publication.open_data.files import WORKBOOK, files_from
from upheld.publication.open_data.table import OpenTable, tables_of
from upheld.publication.open_data.words import About
from upheld.publication.public_file import CSV, JSON, PARQUET, TEXT, XLSX
from upheld.publication.site import PublicYear
from upheld.toolbox.clock import UK

# What a name ends in, longest ending first: what it is called, and what it is served as.
FORMATS = {
    ".csv-metadata.json": ("CSVW", "application/csvm+json"),
    ".schema.json": ("JSON Schema", "application/schema+json"),
    ".csv": ("CSV", CSV),
    ".xlsx": ("XLSX", XLSX),
    ".parquet": ("Parquet", PARQUET),
    ".json": ("JSON", JSON),
    ".txt": ("Text", TEXT),
}
DATA, DESCRIPTIONS = ("CSV", "XLSX", "Parquet", "JSON"), ("CSVW", "JSON Schema")


@dataclass(frozen=True, kw_only=True)
class ListedFile:
    """One file to take away."""

    name: str
    format: str
    media_type: str
    address: str
    size: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ListedTopic:
    """One table with its files."""

    title: str
    about: str
    rows: int
    data: tuple[ListedFile, ...]
    descriptions: tuple[ListedFile, ...]


@dataclass(frozen=True, kw_only=True)
class ListedYear:
    """Everything that the pages say about one year's files."""

    year: int
    address: str
    span: str
    release: str
    counted: str
    """The day on which the casework was frozen, in words."""
    published: str
    """The day on which the year became public, in words."""
    topics: tuple[ListedTopic, ...]
    workbook: ListedFile
    sums: ListedFile
    files: tuple[ListedFile, ...]


def address(year: int) -> str:
    """Where a year's files stand."""
    return f"/data/{year}/"


def listed(year: PublicYear) -> tuple[ListedYear, Mapping[str, bytes]]:
    """A year's files as they are listed, and their bytes by name; the year has its tables."""
    if year.tables is None:
        raise ValueError(f"{year.release} has no tables to list")
    found = release.read(year.tables.parent)
    about = About.of(found)
    tables = list(tables_of(found, year.kept_back))
    contents = files_from(found, tables)
    files = {name: _file(name, content, year.year) for name, content in contents.items()}
    return ListedYear(
        year=year.year,
        address=address(year.year),
        span=about.span,
        release=found.id,
        counted=_day(datetime.fromisoformat(about.counted)),
        published=_day(year.public_from),
        topics=tuple(_topic(table, about, files) for table in tables),
        workbook=files[f"{about.stem(WORKBOOK)}.xlsx"],
        sums=next(file for file in files.values() if file.format == "Text"),
        files=tuple(files.values()),
    ), contents


def _day(moment: datetime) -> str:
    day: date = moment.astimezone(UK).date()
    return words.day(day)


def _file(name: str, content: bytes, year: int) -> ListedFile:
    ending = next(each for each in FORMATS if name.endswith(each))
    form, media_type = FORMATS[ending]
    return ListedFile(
        name=name,
        format=form,
        media_type=media_type,
        address=f"{address(year)}{name}",
        size=size_in_words(len(content)),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _topic(table: OpenTable, about: About, files: Mapping[str, ListedFile]) -> ListedTopic:
    stem = about.stem(table.topic.name)
    endings = {form: ending for ending, (form, _) in FORMATS.items()}
    return ListedTopic(
        title=table.topic.title,
        about=table.topic.about,
        rows=len(table.stored),
        data=tuple(files[f"{stem}{endings[form]}"] for form in DATA),
        descriptions=tuple(files[f"{stem}{endings[form]}"] for form in DESCRIPTIONS),
    )
