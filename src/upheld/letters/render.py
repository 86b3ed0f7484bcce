"""A letter as an accessible PDF, the same bytes every time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from upheld.domain.errors import CheckFailed
from upheld.letters.breaking import breakable, count_held, days_held
from upheld.letters.letter import Letter
from upheld.letters.plain import release_line
from upheld.letters.stored import to_json
from upheld.toolbox.typesetting import TypesettingFailed, typeset

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"


def render_pdf(letter: Letter, *, large_print: bool = False) -> bytes:
    """Bytes of a PDF/UA-1 document, A4. An equal letter gives equal bytes.

    In large print nothing is below 18 points. A text that the letter's fonts cannot show, or any
    other fault of setting, is a `CheckFailed`.
    """
    data = sheet(letter, large_print=large_print)
    try:
        return typeset(TEMPLATE, data=data, day=letter.written_on)
    except TypesettingFailed as failure:
        message = f"the letter to {letter.body} {letter.year} cannot be set: {failure}"
        raise CheckFailed(message) from failure


def sheet(letter: Letter, *, large_print: bool = False) -> dict[str, Any]:
    """The letter as its template reads it."""
    said = to_json(replace(letter, sender=replace(letter.sender, signature=None)))
    for panel in said["panels"]["panels"] if said["panels"] else ():
        panel["notes"] = [count_held(note) for note in panel["notes"]]
    texts = {
        "letter": said,
        "foot": [letter.subject, letter.addressee[-1]],
        "written": letter.written,
        "release_line": release_line(letter),
    }
    data: dict[str, Any] = days_held(breakable(texts))
    if signature := letter.sender.signature:
        content = signature.picture.content
        data["signature"] = {"format": signature.format, "bytes": list(content)}
    return data | ({"large_print": True} if large_print else {})
