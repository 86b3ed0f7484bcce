"""A public body as plain JSON values, and back; so too what was corrected about it."""

from dataclasses import fields
from datetime import date
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.publication.site import PublicBody

_DAYS = ("start", "end")
_LISTS = ("former_codes", "districts", "predecessors", "successors", "other_names")


def to_json(body: PublicBody) -> dict[str, Any]:
    """Texts, lists and null; days as ISO text."""
    plain = {field.name: getattr(body, field.name) for field in fields(body)}
    days = {name: plain[name].isoformat() if plain[name] else None for name in _DAYS}
    return plain | days | {name: list(plain[name]) for name in _LISTS}


def from_json(content: dict[str, Any]) -> PublicBody:
    """The body that `to_json` wrote."""
    days = {n: date.fromisoformat(content[n]) if content[n] else None for n in _DAYS}
    lists = {name: tuple(content[name]) for name in _LISTS}
    return PublicBody(**{**content, **days, **lists, "kind": AuthorityType(content["kind"])})
