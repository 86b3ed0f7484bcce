"""Pieces of JSON Schema, of which parameters and answers are described."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]
Json = dict[str, Any]

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# No control characters: no address has any.
LINE = r"^[^\u0000-\u001f\u007f-\u009f]+$"
REFERENCE = r"^[0-9]{2}-[0-9]{3}-[0-9]{3}$"


def text(about: str = "", **more: Any) -> Schema:
    """A text."""
    return _told(about, {"type": "string", **more})


def line(about: str, *, longest: int) -> Schema:
    """What a reader may type."""
    return text(about, pattern=LINE, maxLength=longest)


def slug(about: str = "A body by its slug.") -> Schema:
    """What names a body in addresses."""
    return text(about, pattern=SLUG, maxLength=80)


def identity(about: str) -> Schema:
    """What names a report or an improvement in addresses."""
    return text(about, pattern=SLUG, maxLength=200)


def reference(about: str = "The reference of a case with dashes: 26-001-234.") -> Schema:
    """What names a case in addresses."""
    return text(about, pattern=REFERENCE)


def count(about: str = "", **more: Any) -> Schema:
    """A whole number."""
    return _told(about, {"type": "integer", **more})


def year(about: str = "A reporting year, named by the year it ends.") -> Schema:
    """A reporting year."""
    return count(about, minimum=1974, maximum=2199)


def flag(about: str = "") -> Schema:
    """True or false."""
    return _told(about, {"type": "boolean"})


def day(about: str = "") -> Schema:
    """A day: 2026-06-01."""
    return _told(about, {"type": "string", "format": "date"})


def moment(about: str = "") -> Schema:
    """A day and time with its offset."""
    return _told(about, {"type": "string", "format": "date-time"})


def address(about: str = "") -> Schema:
    """An address on this site, from its root."""
    return _told(about, {"type": "string", "format": "uri-reference"})


def one_of(values: Iterable[str], about: str = "") -> Schema:
    """One of some words."""
    return _told(about, {"type": "string", "enum": [str(value) for value in values]})


def or_null(schema: Schema) -> Schema:
    """The same, or null where there is nothing to say."""
    found = dict(schema)
    found["type"] = [found["type"], "null"]
    if "enum" in found:
        found["enum"] = [*found["enum"], None]
    return found


def many(items: Schema, about: str = "") -> Schema:
    """A list."""
    return _told(about, {"type": "array", "items": items})


def by_name(values: Schema, about: str = "") -> Schema:
    """An object whose members are all of one kind."""
    return _told(about, {"type": "object", "additionalProperties": values})


def record(members: Mapping[str, Schema], about: str = "") -> Schema:
    """An object with members that are always there; later versions may add others."""
    whole = {"type": "object", "properties": dict(members), "required": list(members)}
    return _told(about, whole)


def ref(name: str) -> Schema:
    """A schema that has a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _told(about: str, schema: Schema) -> Schema:
    return {**schema, "description": about} if about else schema
