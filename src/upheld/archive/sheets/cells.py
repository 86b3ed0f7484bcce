"""What one cell of a table says: a number, that there is none, or something else."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from upheld.archive.document import Place
from upheld.archive.printed import Beside, PrintedNumber

# "[1]", "(r)", "*", a dagger, a raised digit: they point at a footnote and are no part of the cell.
_MARKS = re.compile(r"(?:\s*(?:\[\w{1,2}\]|\([a-z]\)|[*†‡§]+|[¹²³⁰⁴-⁹ᵃᵇ]+))+$")
# A name may also carry "(1)", or the digit of a footnote that lost its raising.
_NAME_MARKS = re.compile(r"\s*\(\d{1,2}\)$|(?<=[a-z])\d{1,2}$")
_NUMBER = re.compile(r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?(?P<percent>%?)")
_ANY_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_DAY = re.compile(
    r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}"
)
_PERIOD = re.compile(r"(?:19|20)\d\d ?(?:[-/–]|to) ?(?:(?:19|20)\d\d|\d\d)\b")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_MISSING = frozenset(
    {
        *"cxzu", *"-–—.:*#…", "..", "...", "[c]", "[x]", "[z]", "[u]", "n/a", "n.a.", "na", "#n/a",
        "not available", "not applicable", "no data", "suppressed", "withheld",
    }
)  # fmt: skip

_REMARK = 100


@dataclass(frozen=True, kw_only=True)
class CellNumber:
    """A cell that is one number."""

    value: Fraction
    printed: str
    """Its characters without footnote marks."""
    percent: bool
    """Whether a percent sign follows."""


@lru_cache(maxsize=4096)
def number_in(cell: str) -> CellNumber | None:
    """The number that a cell is, footnote marks aside; None where it is anything else."""
    bare = _MARKS.sub("", cell.strip())
    found = _NUMBER.fullmatch(bare)
    if not found:
        return None
    value = Fraction(found["digits"].replace(",", ""))
    return CellNumber(value=value, printed=bare, percent=bool(found["percent"]))


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no figure, or that it is withheld. Empty says so too."""
    bare = cell.strip().casefold()
    return not bare or bare in _MISSING


def is_formula(cell: str) -> bool:
    """Whether a cell is a formula whose result the file does not keep."""
    return cell.startswith("=")


def without_marks(name: str) -> str:
    """A name or header without the footnote marks behind it."""
    bare = name.strip()
    if bare[-1:].isascii() and bare[-1:].isalpha():
        return bare
    bare = _MARKS.sub("", bare)
    return _NAME_MARKS.sub("", bare).strip()


def numbers_beside(text: str, place: Place, *, lead: str = "") -> tuple[PrintedNumber, ...]:
    """Every number in a text that is no figure, with the reason where it is plain.

    `lead` is said before what stands around the number: whose cell it is, under which header.
    """
    if not any(map(str.isdigit, text)):
        return ()
    found: list[PrintedNumber] = []
    rest = text
    for pattern, beside in (
        (_LINK, Beside.ADDRESS),
        (_DAY, Beside.DAY),
        (_PERIOD, Beside.PERIOD),
        (_ANY_NUMBER, Beside.NOT_UNDERSTOOD),
    ):
        found += [
            PrintedNumber(
                printed=match[0],
                beside=beside,
                place=place,
                words=lead + around(text, match.start(), match.end()),
            )
            for match in pattern.finditer(rest)
            if any(sign.isdigit() for sign in match[0])
        ]
        # As long as it was, so that what stands behind keeps its place.
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    return tuple(found)


def around(text: str, start: int = 0, end: int = 0) -> str:
    """Some hundred characters of a cell; a remark may be a page long and name whom it likes."""
    if len(text) <= _REMARK:
        return text
    first = max(0, start - _REMARK // 2)
    last = max(end, first + _REMARK)
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"
