"""The one place where characters of documents are made plain, so that readers meet one spelling.

What looks like a digit is never made one: a raised 2 after 13 is a footnote, not the number 132.
"""

import re
import unicodedata

_SPELT = {
    # Ligatures, which carry no meaning of their own.
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    # Quotes and apostrophes; dashes stay as they are printed.
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    # Hyphens that only look otherwise, and the sign of minus.
    "‐": "-",
    "‑": "-",
    "−": "-",
    # PDFium's sign for a hyphen at the end of a line.
    "\ufffe": "-",
    "\x02": "-",
    # Bullets of the fonts Symbol and Wingdings.
    "\uf0b7": "•",
    "\uf0a7": "•",
    # Line and paragraph separators stand within a line here; so does a tab.
    "\u2028": " ",
    "\u2029": " ",
    "\x85": " ",
    "\xad": "",
}
_AS_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TABLE = str.maketrans(_SPELT)
# Zero-width, joining and direction marks: nothing that is seen.
_UNSEEN = re.compile(
    "[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """`text` on one line, in composed characters, white space evened out to single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spelt = _UNSEEN.sub("", text.translate(_TABLE))
    spelt = _BROKEN.sub("\ufffd", _CONTROL.sub(" ", spelt))
    return unicodedata.normalize("NFC", " ".join(spelt.split()))


def raised(text: str) -> str:
    """`text` that stands raised, with digits that no reader takes for a number's."""
    return text.translate(_AS_RAISED)
