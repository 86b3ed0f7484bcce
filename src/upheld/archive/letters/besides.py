"""Numbers that are no figures of the letter, each with what it is instead."""

import re
from typing import Final

from upheld.archive.printed import Beside

_MONTHS: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DAY: Final = rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}"
_SLASHED: Final = r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)"
_DATE: Final = rf"(?:{_DAY},? \d{{4}}|{_SLASHED})"
_YEAR: Final = r"(?:19|20)\d\d"
_BEFORE_YEAR: Final = r"census|mid-|letters?|year|since|until|during"
_STREET: Final = r"(?:street|road|lane|avenue|square|way)"

ADDRESS: Final = re.compile(
    r"(?:https?://|www\.|mailto:)\S*|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
)
"""First of all: what is inside a link is never a figure."""

_SAID: Final[tuple[tuple[Beside, tuple[str, ...]], ...]] = (
    (
        Beside.ADDRESS,
        (
            rf"release {_YEAR}[-.]v?\d+",
            r"\bpo box \d+",
            rf"\b\d{{1,4}}[a-z]?(?:-\d{{1,4}})?,? (?:[a-z']+ ){{1,3}}{_STREET}\b",
            r"\b\d\d \d\d\d \d\d\d(?!\d)",
            r"\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b",
            r"\b0\d{2,4} \d{3,4} \d{3,4}\b",
        ),
    ),
    (Beside.MONEY, (r"[£$€] ?\d[\d,]*(?:\.\d+)?(?: ?(?:million|billion|m|bn)\b)?",)),
    (
        Beside.PERIOD,
        (
            rf"(?:between|from) {_DATE} (?:to|and) {_DATE}",
            rf"(?:year|period) (?:ended|ending|to|from)(?: on)?:? {_DATE}(?: to {_DATE})?",
        ),
    ),
    (
        Beside.DAY,
        (
            _DATE,
            rf"{_YEAR}[-/](?:{_YEAR}|\d\d)(?![\d/])",
            rf"(?:{_MONTHS}|{_BEFORE_YEAR}) ?{_YEAR}(?![\d%]|[-,/]\d)",
            rf"\b(?:in|for|of|from|by|to|and) {_YEAR}(?=[.,;:)]| ?$| (?:and|to|we|the|census)\b)",
            rf"residents of {_YEAR}",
            _DAY,
        ),
    ),
    (
        Beside.GENERAL,
        (
            r"(?:below|under) 100 ?%",
            r"\b95% (?:confidence )?interval",
            r"(?:each|per|every) 100,000",
            r"\b\d+ (?:authorit(?:y|ies) )?in (?:every )?\d+(?: authorities)?(?= would| by| be)",
            r"differ by 0\.\d",
        ),
    ),
)

SAID: Final = tuple(
    (beside, re.compile("|".join(f"(?:{each})" for each in patterns))) for beside, patterns in _SAID
)
"""After the figures, in this order."""
