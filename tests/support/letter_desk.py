"""The desk of the letters of 2020: what its tests read and press, and the words they write."""

from typing import Any

import pypdfium2

from support.staff import Browser
from upheld.runs.annual.models import LetterEdit, LetterVersion
from upheld.runs.annual.queries.letters import returned_letters
from upheld.runs.annual.write import newest_letters

LUTON = "/years/2020/letters/luton/"
BLOCK = f"{LUTON}block/compliance/"
OWN = "Thank you for the way in which your officers worked with us."
ODD = "We wrote to you 77 times."
WRONG = "We issued three public reports about you."


def said_in_pdf(content: bytes) -> str:
    """The words of a PDF."""
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def letter(body: str = "luton") -> LetterVersion:
    """The newest letter to a body."""
    return newest_letters(2020)[body]


def shown() -> dict[str, str]:
    """What the page of a letter says that it showed."""
    note = returned_letters(2020).get("luton")
    return {"sha256": letter().sha256, "note": str(note.pk) if note else ""}


def add(browser: Browser, own: str, **more: str) -> Any:
    """Save paragraphs after the compliance block."""
    edit = LetterEdit.objects.filter(authority="luton").first()
    version = str(edit.version if edit else 0)
    return browser.post(BLOCK, {"own": own, "do": "save", "version": version} | more)
