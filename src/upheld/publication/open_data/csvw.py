"""What a CSV file means, as CSV on the Web (W3C): a description beside the file."""

from typing import Any

from upheld.publication.open_data.columns import Column, Kind
from upheld.publication.open_data.table import OpenTable
from upheld.publication.open_data.words import LICENCE_ADDRESS, About

_TYPES = {
    Kind.TEXT: "string",
    Kind.COUNT: "integer",
    Kind.NUMBER: "double",
    Kind.FLAG: "boolean",
    Kind.DAY: "date",
}


def describe(table: OpenTable, about: About) -> dict[str, Any]:
    """The metadata of `NAME.csv`, to be stored as `NAME.csv-metadata.json`."""
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{about.stem(table.topic.name)}.csv",
        "dc:title": f"{table.topic.title}, {about.span}",
        "dc:description": table.about,
        "dc:identifier": f"{about.release} {table.topic.name}",
        "dc:created": about.counted,
        "dc:language": "en-GB",
        "dc:license": {"@id": LICENCE_ADDRESS},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "notes": [{"rdfs:comment": note} for note in about.notes],
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        # The header comes first: a reader finds the column by it.
        "titles": [column.name, column.title],
        "datatype": _TYPES[column.kind],
        "dc:description": column.meaning,
    }
