"""Numbers as letters print them: in digits, as percentages, and in words."""

import re
from fractions import Fraction

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_UNITS, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
# Words that stand for a number only where a rule says so.
_STANDING_FOR = {"a": 1, "both": 2, "no": 0}

# Never a part of something longer: a date, a sum of money, a decimal, "1,400" cut in two.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(_MONTHS)})"
_BEFORE = r"(?<![\w.,£$€/-])(?<!\d, )" + "".join(f"(?<!{month} )" for month in _MONTHS)
_AFTER = r"(?![\w]|[.,/:-]\d| ?%| per ?cent)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})"
_DECIMAL = r"\d{1,4}(?:\.\d{1,2})?"
_TENS_WORDS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])}))?"
WORDS = rf"(?:{_TENS_WORDS}|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"

PATTERNS = {
    "n": rf"{_BEFORE}(?:{_DIGITS}|{WORDS}){_AFTER}",
    "w": rf"{_BEFORE}(?:{_DIGITS}|{WORDS}|a|no|both){_AFTER}",
    "p": rf"{_BEFORE}\d{{1,3}}(?:\.\d{{1,2}})?(?: ?%| per ?cent)(?!\w)",
    "r": rf"{_BEFORE}{_DECIMAL}{_AFTER}",
}
"""By kind: a count, a count that may be an article, a percentage, a rate that is no share."""

IN_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?: ?%| per ?cent)?")
"""Every number in digits, however it is used."""


def value_of(printed: str) -> Fraction:
    """The number that is printed: 54 of "54%", 1400 of "1,400", 2 of "two"."""
    text = printed.casefold().removesuffix("%").removesuffix("cent").removesuffix("per").strip()
    if text in _STANDING_FOR:
        return Fraction(_STANDING_FOR[text])
    if text[:1].isalpha():
        return Fraction(sum(_NUMBER_WORDS[word] for word in text.replace("-", " ").split()))
    return Fraction(text.removesuffix("per").replace(",", ""))
