"""Bytes to text: UTF-8, UTF-16 that says so, and Windows-1252 where it is plainly that."""

import codecs
import re

from upheld.domain.errors import Refused

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOSTLY_LETTERS = 0.3
"""No text in English has more than this share of characters beyond ASCII."""


def decoded(content: bytes) -> str:
    """The text that `content` is. Refused where that could only be guessed."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _in("utf-16", content) or _refuse()
    text = _in("utf-8-sig", content)
    if text is None:
        text = _in("windows-1252", content)
        high = sum(map(len, re.findall(rb"[\x80-\xff]+", content)))
        if text is None or high > len(content) * _MOSTLY_LETTERS:
            return _refuse()
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        return _refuse()
    return text


def _in(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse() -> str:
    raise Refused(
        "this is no PDF, spreadsheet, HTML or text that can be read; "
        "save text as UTF-8, or a document of another program as PDF"
    )
