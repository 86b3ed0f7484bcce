"""Numbers, months and dates as they stand in free text, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from upheld.letters.words import MONTH_NAMES, NUMBER_WORDS

_MONTH = "|".join(MONTH_NAMES)
# "one" is rarely a count, and is looked at only before the thing it counts. Beyond twelve nobody
# writes numbers in words.
WORDS = {
    **{word: number for word, number in NUMBER_WORDS.items() if number > 1},
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_PATTERN = re.compile(
    rf"(?P<date>\b\d{{1,2}}\s(?:{_MONTH})(?:\s\d{{4}})?\b)"
    rf"|(?P<month>\b(?:{_MONTH})(?:\s\d{{4}})?\b)"
    r"|(?P<years>\b\d{4}[-–/]\d{2}(?:\d{2})?\b)"
    r"|(?P<number>£?\d[\d,]*(?:\.\d+)?(?:\s?%|\sper\scent)?)"
    rf"|(?P<word>\b(?:{'|'.join(WORDS)})\b)",
    re.IGNORECASE,
)
ONE = "1"
_ONE = re.compile(r"\bone\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\[\[.*?\]\]|\bTBC\b|\bTBA\b|\bXX+\b")
# "May" and "March" are also a verb: alone they are months only after one of these words.
_VERBS = ("may", "march")
_BEFORE_MONTH = re.compile(
    r"(?:\bin|\bby|\bof|\bsince|\buntil|\bfrom|\bto|\blast|\bnext|\bthis|\bbefore|\bafter)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One number, month, date or span of years, in the form in which facts are listed."""

    text: str
    value: str
    start: int
    end: int


def find_marks(text: str) -> Iterator[Mark]:
    """Every mark in a text, in order. Numbers come without commas, words as figures."""
    for match in _PATTERN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "month" and not _is_month(match, text):
            continue
        found = match[0].rstrip(",")
        yield Mark(
            text=found,
            value=_normalise(kind, found),
            start=match.start(),
            end=match.start() + len(found),
        )


def find_ones(text: str) -> Iterator[Mark]:
    """Every "one": a number only before the thing it counts, else a pronoun."""
    for match in _ONE.finditer(text):
        yield Mark(text=match[0], value=ONE, start=match.start(), end=match.end())


def find_placeholders(text: str) -> list[str]:
    """What was left to be filled in."""
    return _PLACEHOLDER.findall(text)


def _normalise(kind: str, found: str) -> str:
    if kind == "word":
        return str(WORDS[found.casefold()])
    if kind == "number":
        return re.sub(r"\s?(?:%|per cent)$", "%", found.replace(",", ""))
    return found.replace("–", "-").replace("/", "-")


def _is_month(match: re.Match[str], text: str) -> bool:
    if not match[0][0].isupper():
        return False
    alone = match[0].casefold() in _VERBS
    return not alone or bool(_BEFORE_MONTH.search(text[: match.start()]))
