"""Which text letters, pages and mails may print, wherever it comes in.

What cannot be seen or would turn a line round is refused with its reason, never taken out in
silence: whoever reads must see what was written. Markup, quotes and formulas are plain text here
and stand as they are; each way out (PDF, HTML, mail) writes them so that nothing obeys them.
"""

import re
import unicodedata

from upheld.domain.errors import Refused

# A paragraph of a letter is under 1,000 characters; ten times that is a paste gone wrong.
LONGEST_TEXT = 10_000
# What nearly every text is made of; it is looked at no closer, for lists have 100,000 cells.
_PLAIN = re.compile("[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")
# Line and paragraph separators among them, which begin a line in some programs and not in others.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Empty where they stand, though Unicode counts them as letters, marks or signs.
_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
# Welsh needs one mark on a letter and Vietnamese two; a pile of them covers the lines beside it.
MOST_MARKS = 3


def fault_of(text: str, *, longest: int = LONGEST_TEXT, lines: bool = False) -> str:
    """What is wrong with a text, to be read after its name; empty where nothing is.

    With `lines` it may have several; else it stands on one, and could begin no header of a mail.
    """
    if len(text) > longest:
        return f"holds {len(text):,} characters; at most {longest:,} are taken"
    if not lines and len(text.splitlines()) > 1:
        return "holds a line break; write it on one line"
    if _PLAIN.fullmatch(text) and (lines or not any(sign in text for sign in "\t\n\r")):
        return ""
    allowed = "\t\n\r" if lines else ""
    if unseen := next((sign for sign in text if _is_unseen(sign) and sign not in allowed), ""):
        return f"holds an invisible character (U+{ord(unseen):04X}); remove it"
    return "piles more marks on a letter than can be read" if _piles_marks(text) else ""


def check_visible(
    what: str, text: str, *, longest: int = LONGEST_TEXT, lines: bool = False
) -> None:
    """Refuse a text that has a fault; `what` names it, the message does not repeat the text."""
    if fault := fault_of(text, longest=longest, lines=lines):
        raise Refused(f"the {what} {fault}")


def _is_unseen(sign: str) -> bool:
    return (
        unicodedata.category(sign) in _UNSEEN
        or sign in _EMPTY
        or any(ord(sign) in some for some in _SELECTORS)
    )


def _piles_marks(text: str) -> bool:
    height = 0
    for sign in text:
        height = height + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if height > MOST_MARKS:
            return True
    return False
