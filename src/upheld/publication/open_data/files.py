"""Every file of the open data of one release, from the release alone."""

import json
from collections.abc import Iterator, Sequence

from upheld.publication.kept_back import NOTHING, KeptBack
from upheld.publication.open_data import checksums
from upheld.publication.open_data.csvw import describe
from upheld.publication.open_data.parquet import to_parquet
from upheld.publication.open_data.schema import schema_of
from upheld.publication.open_data.table import OpenTable, tables_of
from upheld.publication.open_data.words import About
from upheld.publication.open_data.xlsx import to_workbook
from upheld.publication.release import Release
from upheld.publication.tables import Table, to_files

WORKBOOK = "all-tables"


def files_of(release: Release, back: KeptBack = NOTHING) -> dict[str, bytes]:
    """Files by name: each table as CSV, XLSX, Parquet and JSON, described; a workbook; the sums.

    CSV and JSON are those of the release, byte for byte, unless something of them is kept back.
    An equal release gives equal bytes.
    """
    return files_from(release, list(tables_of(release, back)))


def files_from(release: Release, tables: Sequence[OpenTable]) -> dict[str, bytes]:
    """The same from tables that were read before: reading them takes a while."""
    about = About.of(release)
    files = {name: content for each in tables for name, content in _files(release, each, about)}
    files[f"{about.stem(WORKBOOK)}.xlsx"] = to_workbook(tables, about)
    return {**files, f"{about.stem(checksums.NAME)}.txt": checksums.to_sums(files)}


def _files(release: Release, table: OpenTable, about: About) -> Iterator[tuple[str, bytes]]:
    stem = about.stem(table.topic.name)
    names = (f"{stem}.csv", f"{stem}.json")
    if table.altered:
        columns = [column.name for column in table.columns]
        said = Table(name=table.topic.name, title=table.title, columns=columns, rows=table.stored)
        anew = to_files(said, release=about.release, demonstration=about.demonstration)
        yield from zip(names, anew.values(), strict=True)
    else:
        yield from ((name, (release.folder / "tables" / name).read_bytes()) for name in names)
    yield f"{stem}.csv-metadata.json", _laid_out(describe(table, about))
    yield f"{stem}.schema.json", _laid_out(schema_of(table, about))
    yield f"{stem}.xlsx", to_workbook([table], about)
    yield f"{stem}.parquet", to_parquet(table, about)


def _laid_out(content: object) -> bytes:
    # People read these two.
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
