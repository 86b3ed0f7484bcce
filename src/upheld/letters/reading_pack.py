"""The reading pack: the letters that somebody should read whole, as one accessible PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from upheld.domain.errors import CheckFailed
from upheld.letters.breaking import breakable, days_held
from upheld.letters.letter import Section
from upheld.letters.stored import to_plain
from upheld.toolbox.typesetting import TypesettingFailed, typeset

TEMPLATE = Path(__file__).parent / "templates" / "pack.typ"


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One figure that is another than last year."""

    title: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class PackedLetter:
    """One letter as a pack prints it."""

    body: str
    state: str
    """How it stands, in words."""
    sections: tuple[Section, ...]
    """Without those that stand in every letter, unless something was added to them."""
    changed: tuple[Changed, ...]
    since: tuple[str, ...]
    """What else differs from last year’s letter, in sentences."""
    left_out: tuple[str, ...]
    """Blocks that were left out, each with its reason."""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Letters that are read for one reason."""

    title: str
    letters: tuple[PackedLetter, ...]


@dataclass(frozen=True, kw_only=True)
class ReadingPack:
    """The whole pack."""

    year: int
    title: str
    office: str
    release: str
    language: str
    day: date
    """Of the letters: the same letters give the same pack."""
    watermark: str
    counts: tuple[tuple[str, str], ...]
    """How many letters stand in which state, and why they are read."""
    standing: tuple[Section, ...]
    """Blocks that stand in every letter, as the first of the letters has them."""
    groups: tuple[tuple[str, str], ...]
    """What tells each group from others, and how many letters it has."""
    chapters: tuple[Chapter, ...]


def render_pack(pack: ReadingPack) -> bytes:
    """Bytes of a PDF/UA-1 document, A4; an equal pack gives equal bytes."""
    foot = [pack.title, f"Release {pack.release}"]
    data: Mapping[str, object] = days_held(breakable(to_plain(pack) | {"foot": foot}))
    try:
        return typeset(TEMPLATE, data=data, day=pack.day)
    except TypesettingFailed as failure:
        raise CheckFailed(f"the reading pack of {pack.year} cannot be set: {failure}") from failure
