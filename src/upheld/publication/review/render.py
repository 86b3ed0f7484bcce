"""The review as an accessible PDF, the same bytes every time."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from upheld.domain.errors import CheckFailed
from upheld.publication.open_data.words import LICENCE
from upheld.publication.review.parts import Review
from upheld.toolbox.typesetting import TypesettingFailed, typeset

TEMPLATE = Path(__file__).parent / "review.typ"
SENDER = "Your council’s performance"
WATERMARK = "DEMONSTRATION"


def render_pdf(review: Review, *, day: date) -> bytes:
    """Bytes of a PDF/UA-1 document, A4. An equal review of the same day gives equal bytes."""
    data = {
        "review": asdict(review),
        "sender": SENDER,
        "licence": LICENCE,
        "watermark": WATERMARK if review.demonstration else "",
    }
    try:
        return typeset(TEMPLATE, data=data, day=day)
    except TypesettingFailed as failure:
        raise CheckFailed(f"the review of {review.year} cannot be set: {failure}") from failure
