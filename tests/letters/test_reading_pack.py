"""The reading pack as a document."""

import pypdfium2
from reading_packs import HOSTILE, pack

from upheld.letters.reading_pack import render_pack


def test_equal_packs_are_equal_bytes_and_text_is_literal() -> None:
    """What looks like markup stands as it was written; every letter is there once."""
    content = render_pack(pack())
    assert render_pack(pack()) == content
    document = pypdfium2.PdfDocument(content)
    said = " ".join(
        " ".join(page.get_textpage().get_text_range().split()) for page in document
    )  # fmt: skip
    document.close()
    assert said.count(HOSTILE) == 3
    assert said.count("Left out:") == 3
