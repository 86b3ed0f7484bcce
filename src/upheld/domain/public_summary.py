"""What a public summary of a recommendation must not hold: people, their details, and days.

It is printed on the map and in letters. Found by plain comparison and patterns: what is refused
here is certain enough to be written anew; a person still reads what passes.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

LONGEST = 300
SHORTEST_NAME = 2
# A line of an address with fewer words, such as a town, may stand in any summary.
WORDS_OF_ADDRESS = 2

_EMAIL = re.compile(r"\S+@\S+\.\S+")
_TELEPHONE = re.compile(r"(?<!\w)\+?\d(?:[\s().-]?\d){8,}(?!\w)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\b\d{2} ?\d{3} ?\d{3}\b")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master|Sir|Lady)\b\.?\s+[A-Z]")
_DOTTED = re.compile(r"\b[A-Z]\.\s?[A-Z]\b")
_LETTER = re.compile(r"\b(?:complainant|person|child|son|daughter|family)\s+[A-Z]\b")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|the next)"
_TIMESCALES = (
    re.compile(
        rf"\b(?:within|in|by|after)\s+{_NUMBER}\s+(?:working\s+)?(?:day|week|month|year)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b"),
    re.compile(rf"\b(?:by|until|before|in)\s+(?:the\s+end\s+of\s+)?(?:{_MONTH})\b"),
    re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a case knows of one of its people."""

    name: str
    details: tuple[str, ...] = ()
    """Lines of the address, telephone, mail, postcode."""


def faults(text: str, people: Collection[Known]) -> tuple[str, ...]:
    """Why a summary may not be public, in words that repeat nothing personal; empty where it may.

    People are those of the case; what they are called must not stand in it in any form.
    """
    return tuple(_faults(text, people))


def tells_of(text: str, people: Collection[Known]) -> bool:
    """Whether a text names one of the people, or holds details of them."""
    contact = _EMAIL.search(text) or _TELEPHONE.search(text) or _POSTCODE.search(text)
    return bool(contact) or any(_is_named(text, p) or _has_details(text, p) for p in people)


def _faults(text: str, people: Collection[Known]) -> Iterator[str]:
    if not text.strip():
        yield "there is no public summary"
    if len(text) > LONGEST:
        yield f"it has {len(text)} characters; {LONGEST} are the most"
    if _EMAIL.search(text) or _TELEPHONE.search(text) or _POSTCODE.search(text):
        yield "it holds an e-mail address, a telephone number or a postcode"
    if _REFERENCE.search(text):
        yield "it holds a reference"
    if any(_is_named(text, each) for each in people):
        yield "it holds the name of a person of the case, or a part of it"
    if _has_initials(text, people):
        yield "it holds initials or a letter for a person, such as “Mr X”"
    if any(_has_details(text, each) for each in people):
        yield "it holds details of a person of the case"
    if any(pattern.search(text) for pattern in _TIMESCALES):
        yield "it holds a day or a timescale; these stand in their own field"


def _is_named(text: str, person: Known) -> bool:
    if _word(person.name, re.IGNORECASE).search(text) if person.name.strip() else False:
        return True
    # A part counts where it is written as a name is: “young people” are nobody called Young.
    parts = [p for p in re.split(r"[\s.,]+", person.name) if len(p) >= SHORTEST_NAME]
    ways = {way for p in parts for way in (p, p.title(), p.upper()) if not way.islower()}
    return any(_word(way).search(text) for way in ways)


def _has_initials(text: str, people: Collection[Known]) -> bool:
    if _TITLED.search(text) or _DOTTED.search(text) or _LETTER.search(text):
        return True
    initials = ("".join(part[0] for part in each.name.split()).upper() for each in people)
    return any(len(each) >= SHORTEST_NAME and _word(each).search(text) for each in initials)


def _has_details(text: str, person: Known) -> bool:
    flat = _flat(text)
    lines = (_flat(line) for detail in person.details for line in re.split(r"[\n,;]+", detail))
    return any(line in flat for line in lines if _tells(line))


def _tells(line: str) -> bool:
    return bool(line) and (len(line.split()) >= WORDS_OF_ADDRESS or any(c.isdigit() for c in line))


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def _word(word: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(' '.join(word.split()))}(?!\w)", flags)
