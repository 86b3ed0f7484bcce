"""A letter as an accessible PDF, the same bytes every time."""

from dataclasses import replace
from pathlib import Path

from upheld.domain.errors import CheckFailed
from upheld.letters.breaking import breakable
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
    said = replace(letter, sender=replace(letter.sender, signature=None))
    data: dict[str, object] = {
        "letter": breakable(to_json(said)),
        "written": letter.written,
        "release_line": release_line(letter),
    }
    if signature := letter.sender.signature:
        content = signature.picture.content
        data["signature"] = {"format": signature.format, "bytes": list(content)}
    if large_print:
        data["large_print"] = True
    try:
        return typeset(TEMPLATE, data=data, day=letter.written_on)
    except TypesettingFailed as failure:
        message = f"the letter to {letter.body} {letter.year} cannot be set: {failure}"
        raise CheckFailed(message) from failure
