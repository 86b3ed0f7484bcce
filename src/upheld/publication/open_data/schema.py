"""What a JSON file of a table holds, as JSON Schema."""

from typing import Any

from upheld.publication.open_data.columns import Column, Kind
from upheld.publication.open_data.table import OpenTable
from upheld.publication.open_data.words import About

_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": ["string", "null"]},
    Kind.COUNT: {"type": ["integer", "null"]},
    Kind.NUMBER: {"type": ["number", "null"]},
    Kind.FLAG: {"type": ["boolean", "null"]},
    Kind.DAY: {"type": ["string", "null"], "format": "date"},
}


def schema_of(table: OpenTable, about: About) -> dict[str, Any]:
    """The schema of `NAME.json`, to be stored as `NAME.schema.json`."""
    names = [column.name for column in table.columns]
    properties: dict[str, Any] = {
        "title": {"type": "string"},
        "release": {"const": about.release},
        "demonstration": {"const": about.demonstration},
        "columns": {"const": names},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {column.name: _cell(column) for column in table.columns},
                "required": names,
                "additionalProperties": False,
            },
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{table.topic.title}, {about.span}",
        "description": table.about,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _cell(column: Column) -> dict[str, Any]:
    return {"title": column.title, "description": column.meaning, **_TYPES[column.kind]}
