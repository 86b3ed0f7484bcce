"""Postcodes: reading what was typed, and a small file that knows the area of every one.

The file holds one row per run: neighbours in alphabetical order that lie in the same area. A run
ends with its sector ("LU1 2"), so a postcode is answered only where its sector exists. Built from
2.7 million postcodes it has some 60,000 rows of 9 bytes.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upheld.publication.finding import source
from upheld.publication.site import PublicBody

MAGIC = b"UPHELD-POSTCODES-1\n"
KEY, AREA = 7, 2
ROW = KEY + AREA
SECTOR = 5
# First letters of codes of areas outside England, and what the country is called.
COUNTRIES = {
    "S": "Scotland",
    "W": "Wales",
    "N": "Northern Ireland",
    "L": "the Channel Islands",
    "M": "the Isle of Man",
}
ELSEWHERE = "="

# The last two letters are never one of these, so that no figure is taken for a letter.
NEVER_LAST = frozenset("CIKMOV")

_WHOLE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_PART = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)( [0-9][A-Z]?)?")
_INSIDE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)[ -]?([0-9][A-Z]{2})\b")
_APART = re.compile(r"[\s.,·\-\u2010-\u2015]+")
# Shapes of first halves, letters and figures. O and I stand in none of their last places.
_SHAPES = ("A9", "A99", "AA9", "A9A", "AA99", "AA9A")
_AS_FIGURES, _AS_LETTERS = str.maketrans("OI", "01"), str.maketrans("01", "OI")


@dataclass(frozen=True, kw_only=True)
class Postcode:
    """A postcode, or its first half."""

    outward: str
    inward: str = ""

    def __str__(self) -> str:
        """As it is written: "LU1 2BQ"."""
        return f"{self.outward} {self.inward}".strip()

    @property
    def possible(self) -> bool:
        """Whether its letters can stand where they do; a first half alone always can."""
        return not NEVER_LAST & set(self.inward)

    @property
    def key(self) -> str:
        """Seven characters, so that postcodes sort by their halves."""
        return f"{self.outward:<4}{self.inward}"


def read(text: str) -> Postcode | None:
    """The postcode that `text` is, or that alone stands in it; None where there is none.

    Case, spaces and hyphens do not matter, nor O for 0 and I for 1 where only a figure can be.
    """
    typed = _APART.sub(" ", text.upper()).strip()
    joined = typed.replace(" ", "")
    if whole := _WHOLE.fullmatch(joined) or _WHOLE.fullmatch(_mended(joined)):
        return Postcode(outward=_mended_half(whole[1]), inward=whole[2])
    if part := _PART.fullmatch(typed):
        return Postcode(outward=part[1])
    inside = _INSIDE.findall(typed)
    return Postcode(outward=inside[0][0], inward=inside[0][1]) if len(inside) == 1 else None


def _mended(joined: str) -> str:
    """A whole postcode with figures and letters in the places that take them."""
    half, figure, letters = joined[:-3], joined[-3:-2], joined[-2:]
    # Words that hold no figure at all are words.
    if not any(c.isdecimal() for c in joined):
        return joined
    return f"{_mended_half(half)}{figure.translate(_AS_FIGURES)}{letters.translate(_AS_LETTERS)}"


def _mended_half(half: str) -> str:
    """The nearest first half that can be: "LUI" is "LU1", and "LU1O" is "LU10"."""
    shaped = [_shaped(half, shape) for shape in _SHAPES if len(shape) == len(half)]
    can_be = [each for each in shaped if _PART.fullmatch(each) and not set(each[2:]) & set("IO")]
    return min(can_be, key=lambda each: _changes(half, each), default=half)


def _shaped(half: str, shape: str) -> str:
    places = zip(half, shape, strict=True)
    return "".join(c.translate(_AS_LETTERS if s == "A" else _AS_FIGURES) for c, s in places)


def _changes(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


class Areas:
    """The lookup file in memory: postcode to slug of a council, or to a country."""

    def __init__(self, content: bytes) -> None:
        """Refuse what `build` did not write."""
        head, _, self._rows = content.removeprefix(MAGIC).partition(b"\n")
        if not content.startswith(MAGIC) or len(self._rows) % ROW:
            raise ValueError("these bytes are no postcode file")
        self._areas: list[str] = json.loads(head)
        self._count = len(self._rows) // ROW

    def area(self, postcode: Postcode) -> str | None:
        """Slug of the council a whole postcode lies in, or `=` and a country; None if unknown."""
        if not postcode.inward:
            return None
        after = bisect_right(range(self._count), postcode.key, key=self._key)
        if not after or self._key(after - 1)[:SECTOR] != postcode.key[:SECTOR]:
            return None
        row = self._rows[(after - 1) * ROW : after * ROW]
        return self._areas[int.from_bytes(row[KEY:])] or None

    def _key(self, row: int) -> str:
        return self._rows[row * ROW : row * ROW + KEY].decode("ascii")


def build(bodies: Iterable[PublicBody]) -> bytes:
    """The lookup file for these bodies; empty where the extra `postcodes` is not installed."""
    place = source.folder()
    return compiled(_known(place), bodies) if place else b""


@cache
def _known(place: Path) -> tuple[tuple[str, str], ...]:
    # Reading 2.7 million takes over a second, and a process may make several editions.
    return tuple(_starts(source.codes(place)))


def compiled(codes: Iterable[tuple[str, str]], bodies: Iterable[PublicBody]) -> bytes:
    """The lookup file from postcodes in order with the code of their area."""
    named = areas(bodies)
    numbers: dict[str, int] = {"": 0}
    rows = bytearray()
    for key, code in _starts(codes):
        area = named.get(code) or (ELSEWHERE + code[:1] if code[:1] in COUNTRIES else "")
        number = numbers.setdefault(area, len(numbers))
        rows += key.encode("ascii") + number.to_bytes(AREA)
    return MAGIC + json.dumps(list(numbers)).encode() + b"\n" + rows


def areas(bodies: Iterable[PublicBody]) -> dict[str, str]:
    """Slug by area code. Of two bodies that share a code, the one that still exists."""
    known = sorted((b for b in bodies if b.gss_code), key=lambda b: b.end is None)
    return {body.gss_code: body.slug for body in known if body.kind.compared}


def _starts(codes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    sector, area = "", ""
    for key, code in codes:
        if code != area or key[:SECTOR] != sector:
            sector, area = key[:SECTOR], code
            yield key, code
