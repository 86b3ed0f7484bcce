"""The pack as an accessible PDF, the same bytes every time."""

from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path

from upheld.domain.demonstration import WATERMARK
from upheld.domain.errors import CheckFailed
from upheld.letters.breaking import breakable
from upheld.scrutiny.pack import Pack
from upheld.toolbox.typesetting import TypesettingFailed, typeset

TEMPLATE = Path(__file__).parent / "templates" / "pack.typ"
SENDER = "Your council’s performance"
# A pack takes up to 120 KB: those of one meeting's evening stay, some 8 MB at most.
KEPT = 64


@lru_cache(maxsize=KEPT)
def render_pdf(pack: Pack, *, day: date, site: str) -> bytes:
    """Bytes of a PDF/UA-1 document, A4. An equal pack of the same day gives equal bytes.

    `site` is the address that links begin with; without one, addresses are printed and not linked.
    """
    data = {
        "pack": breakable({**asdict(pack), "topics": _topics(pack)}),
        "site": site,
        "sender": SENDER,
        "watermark": WATERMARK if pack.demonstration else "",
    }
    try:
        return typeset(TEMPLATE, data=data, day=day)
    except TypesettingFailed as failure:
        message = f"the pack of {pack.name} {pack.year} cannot be set: {failure}"
        raise CheckFailed(message) from failure


def _topics(pack: Pack) -> list[dict[str, object]]:
    return [
        {"title": title, "questions": [asdict(each) for each in asked]}
        for title, asked in pack.topics
    ]
