"""From the facts of a letter to the bytes of an accessible PDF."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from upheld.domain.errors import Refused
from upheld.toolbox.typesetting import TypesettingFailed, typeset

TEMPLATE = Path(__file__).parent / "templates" / "party_letter.typ"


def set_letter(facts: Mapping[str, object], *, day: date) -> bytes:
    """Bytes of a PDF/UA-1 document; `Refused` where a text holds a sign that no letter can show."""
    try:
        return typeset(TEMPLATE, data=facts, day=day)
    except TypesettingFailed as failure:
        # What the typesetter says of the text stays out: it may quote it.
        raise Refused(
            "the letter cannot be set: its text holds a sign that our letters cannot show, such as "
            "a picture sign; take it out"
        ) from failure
