"""What has a form of its own: telephone numbers, addresses, dates of birth, schools, homes."""

import re
from collections.abc import Iterator

import phonenumbers

from upheld.casework.anonymity.clues import ClueKind, Span
from upheld.casework.anonymity.parties import RUN_OF_DIGITS

# No word and no address is longer: what is, would take time and name nobody.
_WORD = r"[A-ZÀ-Þ][\w’'-]{0,40}"
_NAMED = rf"(?:{_WORD}|of|the|and|upon|St\.?)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{4}}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d)"
)
_AGE = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|one|two|"
    r"three|four|five|six(?:teen)?|seven(?:teen)?|eight(?:een)?|nine(?:teen)?|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen)"
)
_STREETS = (
    "Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Place|Gardens|Grove|Terrace|Row|Hill|"
    "Mews|Square|Walk|Park|View|Rise|Green|Parade|Buildings|Cottages|Mount|Wharf|Quay"
)
_SHORT_STREETS = r"St|Rd|Ave|Ln|Cl|Dr|Cres|Gdns|Terr|Sq"
# Without capitals only what is hardly ever anything but a street.
_SMALL_STREETS = "street|road|avenue|lane|crescent|gardens|grove|terrace|mews"
_SMALL_WORDS = "(?:the|and|for|from|with|in|on|of|at|to|by|into|out|per|each|metres|miles|parking)"
_HOMES = (
    "House|Lodge|Manor|Care Home|Nursing Home|Residential Home|Care Centre|Rest Home|Hospital|"
    "Hospice|Surgery|Medical Centre|Health Centre|Medical Practice"
)
_SCHOOLS = (
    "School|Academy|College|Nursery|Kindergarten|Pre-?[Ss]chool|Sixth Form|University|"
    "Children’s Centre|Children's Centre"
)
# What may stand before "School" without naming one.
_WORDS_BEFORE = """
a an the this that her his their our my your its each any every no another new old
primary secondary infant infants junior special independent boarding nursery maintained state
mainstream high grammar middle community local former current previous first second council
children’s children's of and in at to from for by further higher sixth form home care house
head after before when while if as but nearest named preferred catchment free private nhs
general mental acute community district county royal town day
county crown green country car
mr mrs ms miss mx dr
"""
_GENERAL = frozenset(_WORDS_BEFORE.split())

_FORMS = (
    (ClueKind.EMAIL, re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    (
        ClueKind.POSTCODE,
        re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2})\b", re.IGNORECASE),
    ),
    (
        ClueKind.ADDRESS,
        re.compile(
            rf"\b(?:[Ff]lat|[Aa]partment|Unit|Plot) \d+\w?\b"
            rf"|\b\d{{1,4}}[A-Za-z]?,? (?:{_WORD} ){{1,4}}"
            rf"(?:{_STREETS}|(?:{_SHORT_STREETS})\b\.?)\b"
            rf"|\b\d{{1,4}}[a-z]?,? (?:(?!{_SMALL_WORDS}\b)[a-z’']{{3,30}} ){{1,2}}"
            rf"(?:{_SMALL_STREETS})\b"
        ),
    ),
    (
        ClueKind.BIRTH,
        re.compile(
            rf"\b(?:born|birth|birthday|DOB|d\.o\.b)\b\.?[^.\n]{{0,30}}?{_DAY}"
            rf"|{_DAY}[^.\n]{{0,15}}?\b(?:birthday|date of birth|DOB)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ClueKind.BIRTH,
        re.compile(
            rf"\b(?:aged? (?:of )?{_AGE}|{_AGE}[- ](?:year|month|week)s?[- ]old)\b", re.IGNORECASE
        ),
    ),
    (ClueKind.NUMBER, re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")),
    (ClueKind.NUMBER, re.compile(r"\b\d{3}[ -]\d{3}[ -]\d{4}\b")),
    (ClueKind.NUMBER, re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")),
    (ClueKind.NUMBER, re.compile(r"(?<![\d£])\d{7,16}(?!\d)")),
)
_PLACES = (
    (ClueKind.ADDRESS, re.compile(rf"\b(?:{_WORD} ){{1,3}}(?:{_STREETS})\b")),
    (ClueKind.SCHOOL, re.compile(rf"\b{_WORD}(?: {_NAMED}){{0,5}}? (?:{_SCHOOLS})\b")),
    (ClueKind.HOME, re.compile(rf"\b{_WORD}(?: {_NAMED}){{0,5}}? (?:{_HOMES})\b")),
)
_LEAST_DIGITS = 9


def by_form(text: str) -> Iterator[Span]:
    """Every span that its form betrays."""
    for kind, form in _FORMS:
        for found in form.finditer(text):
            yield Span(found.start(), found.end(), kind)
    for kind, form in _PLACES:
        for found in form.finditer(text):
            start = found.start() + _leading(found[0])
            if not _is_general(text[start : found.end()]):
                yield Span(start, found.end(), kind)
    yield from _telephones(text)


def _telephones(text: str) -> Iterator[Span]:
    possible = phonenumbers.Leniency.POSSIBLE
    for run in RUN_OF_DIGITS.finditer(text):
        for found in phonenumbers.PhoneNumberMatcher(run[0], "GB", leniency=possible):
            digits = sum(c.isdigit() for c in found.raw_string)
            begins = found.raw_string.lstrip("(").startswith(("0", "+"))
            if begins and digits >= _LEAST_DIGITS:
                start = run.start() + found.start
                yield Span(start, start + len(found.raw_string), ClueKind.TELEPHONE)


def _leading(words: str) -> int:
    """How many characters of general words a name begins with: "The", "After the"."""
    length = 0
    for word in words.split(" ")[:-1]:
        if word.casefold() not in _GENERAL:
            break
        length += len(word) + 1
    return length


def _is_general(words: str) -> bool:
    """Whether it is a kind of place and no place: "the primary school", "the High Court"."""
    return all(word.casefold() in _GENERAL for word in words.split(" ")[:-1])
