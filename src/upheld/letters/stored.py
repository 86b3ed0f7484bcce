"""A letter as plain JSON values, and back without loss."""

from dataclasses import Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from upheld.domain.errors import Refused
from upheld.letters.letter import Letter


def to_json(letter: Letter) -> dict[str, Any]:
    """Dictionaries, lists, strings, numbers and null; dates as ISO text."""
    plain = _plain(letter)
    if not isinstance(plain, dict):
        raise TypeError("a letter is stored as a dictionary")
    return plain


def from_json(stored: dict[str, Any]) -> Letter:
    """The letter that `to_json` wrote, equal to it; what it did not write is refused."""
    letter = _read(stored, Letter, "letter")
    if not isinstance(letter, Letter):
        raise TypeError("expected a letter")
    return letter


def to_plain(value: object) -> Any:
    """Any value of a letter, or made of such, as plain JSON values."""
    return _plain(value)


def _plain(value: object) -> Any:
    if is_dataclass(value):
        said = {field: getattr(value, field.name) for field in fields(value)}
        return {f.name: _plain(part) for f, part in said.items() if not _says_nothing(f, part)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _says_nothing(field: Field[Any], value: object) -> bool:
    return bool(field.metadata.get("later")) and value == field.default


def _read(value: Any, kind: Any, place: str) -> Any:
    if get_origin(kind) is UnionType:
        if value is None:
            return None
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    if is_dataclass(kind):
        return _read_fields(value, kind, place)
    if get_origin(kind) is tuple:
        return _read_items(value, get_args(kind), place)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if type(value) is not kind:
        raise Refused(f"stored letter: {place} is {value!r}, expected {kind.__name__}")
    return value


def _read_fields(value: Any, kind: Any, place: str) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or not hints.keys() - _later(kind) <= value.keys() <= set(hints):
        found = sorted(value) if isinstance(value, dict) else value
        raise Refused(f"stored letter: {place} holds {found!r}, expected {sorted(hints)}")
    return kind(
        **{name: _read(said, hints[name], f"{place}.{name}") for name, said in value.items()}
    )


@cache
def _later(kind: type) -> frozenset[str]:
    # Parts that a letter of an earlier form does not have.
    return frozenset(field.name for field in fields(kind) if "later" in field.metadata)


@cache
def _hints(kind: type) -> dict[str, Any]:
    # Asked again for every paragraph of every letter: worked out once.
    return get_type_hints(kind)


def _read_items(value: Any, kinds: tuple[Any, ...], place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Refused(f"stored letter: {place} is {value!r}, expected a list")
    each = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else list(kinds)
    if len(each) != len(value):
        raise Refused(f"stored letter: {place} has {len(value)} items, expected {len(each)}")
    pairs = enumerate(zip(value, each, strict=True))
    return tuple(_read(item, kind, f"{place}[{index}]") for index, (item, kind) in pairs)
