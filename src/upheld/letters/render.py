"""A letter as an accessible PDF, the same bytes every time."""

from pathlib import Path

from upheld.domain.errors import CheckFailed
from upheld.letters.letter import Letter
from upheld.letters.plain import release_line
from upheld.letters.stored import to_json
from upheld.toolbox.typesetting import TypesettingFailed, typeset

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"


def render_pdf(letter: Letter) -> bytes:
    """Bytes of a PDF/UA-1 document, A4. An equal letter gives equal bytes.

    A text that the letter's fonts cannot show, or any other fault of setting, is a `CheckFailed`.
    """
    data = {
        "letter": to_json(letter),
        "written": letter.written,
        "release_line": release_line(letter),
    }
    try:
        return typeset(TEMPLATE, data=data, day=letter.written_on)
    except TypesettingFailed as failure:
        message = f"the letter to {letter.body} {letter.year} cannot be set: {failure}"
        raise CheckFailed(message) from failure
