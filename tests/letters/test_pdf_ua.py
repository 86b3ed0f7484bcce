from pathlib import Path

import pytest
import typst
from letter_cases import CASES
from reading_packs import pack
from scrutiny_packs import scrutiny_packs
from test_letter_signature import PICTURES, signed

from support import pdfua
from upheld.domain.method import method_of
from upheld.letters.reading_pack import render_pack
from upheld.letters.render import render_pdf

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(pdfua.missing()), reason=pdfua.missing() or "nothing is missing"),
]


def test_letters_are_accessible_pdf(tmp_path: Path) -> None:
    """Every kind of letter passes the field's validator for PDF/UA-1, in large print too.

    So do the reading pack, and the packs for scrutiny.
    """
    letters = {name: write() for name, write in CASES.items()}
    letters["signed"] = signed(PICTURES["png"])
    # The validator takes half a second for each: of large print, one letter of each form.
    enlarged = {method_of(letter.year).pages: name for name, letter in letters.items()}
    paths = []
    for name, letter in letters.items():
        for large_print in {False, name in enlarged.values()}:
            paths.append(tmp_path / f"{name}{'-large' if large_print else ''}.pdf")
            paths[-1].write_bytes(render_pdf(letter, large_print=large_print))
    paths.append(tmp_path / "pack.pdf")
    paths[-1].write_bytes(render_pack(pack()))
    for name, content in scrutiny_packs().items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(content)

    assert pdfua.validate(paths) == dict.fromkeys(paths, pdfua.COMPLIANT)


def test_the_validator_finds_an_inaccessible_file(tmp_path: Path) -> None:
    """A file without tags fails, so a pass means something."""
    path = tmp_path / "untagged.pdf"
    typst.compile(b"= Untagged", output=str(path), pdf_tags=False)

    assert pdfua.validate([path])[path].startswith("5-1 ")
