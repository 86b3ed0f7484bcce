"""Where a list goes on: a place in its order, bound to the question that it belongs to.

A cursor holds all that it means. It names no edition: what stayed in a list while the site was
renewed is neither lost nor given twice.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from upheld.web.public.api.problems import Problem
from upheld.web.public.api.resource import Key

_DIGITS = 12
# Numbers of places are counted from nought, and have 63 bits.
_BEYOND = 1 << 63
# Neither moves the list: a page may be of another size than the one before.
_NO_PART = ("cursor", "size")


def write(place: Key, path: str, sent: Mapping[str, str]) -> str:
    """The cursor of a place in the list of an address and its parameters as they were sent."""
    content = json.dumps([_question(path, sent), *place], default=str, separators=(",", ":"))
    return _coded(f"{_digest(content)}{content}".encode())


def read(cursor: str, path: str, sent: Mapping[str, str], kinds: Sequence[type]) -> Key:
    """The place of a cursor, made of values of such kinds.

    A problem where it is torn, or belongs to another question.
    """
    try:
        decoded = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        content = decoded[_DIGITS:]
        # Written again it is the same, or some of its letters were changed.
        if decoded[:_DIGITS] != _digest(content) or _coded(decoded.encode()) != cursor:
            raise _torn()
        question, *parts = json.loads(content)
        place = tuple(_part(kind, part) for kind, part in zip(kinds, parts, strict=True))
    except (ValueError, TypeError):
        raise _torn() from None
    if question != _question(path, sent):
        raise _wrong("It belongs to another list, or to other parameters. Begin without a cursor.")
    return place


def _part(kind: type, part: object) -> str | int | date:
    if kind is date and isinstance(part, str):
        return date.fromisoformat(part)
    if isinstance(part, int) and type(part) is kind and 0 <= part < _BEYOND:
        return part
    if isinstance(part, str) and kind is str and part.isprintable():
        return part
    raise ValueError(f"{part!r} is no {kind.__name__}")


def _torn() -> Problem:
    return _wrong("It is torn, or was made by hand. Begin again without it.")


def _wrong(why: str) -> Problem:
    return Problem("wrong-cursor", why, {"parameter": "cursor"})


def _question(path: str, sent: Mapping[str, Any]) -> str:
    parts = sorted((name, value) for name, value in sent.items() if name not in _NO_PART)
    return _digest(json.dumps([path, parts]))


def _digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()[:_DIGITS]


def _coded(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")
