from pathlib import Path

import pytest
import typst
from letter_cases import CASES
from reading_packs import pack

from support import pdfua
from upheld.letters.reading_pack import render_pack
from upheld.letters.render import render_pdf

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(pdfua.missing()), reason=pdfua.missing() or "nothing is missing"),
]


def test_letters_are_accessible_pdf(tmp_path: Path) -> None:
    """Every kind of letter, and the reading pack, passes the field's validator for PDF/UA-1."""
    paths = []
    for name, write in CASES.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(render_pdf(write()))
    paths.append(tmp_path / "pack.pdf")
    paths[-1].write_bytes(render_pack(pack()))

    assert pdfua.validate(paths) == dict.fromkeys(paths, pdfua.COMPLIANT)


def test_the_validator_finds_an_inaccessible_file(tmp_path: Path) -> None:
    """A file without tags fails, so a pass means something."""
    path = tmp_path / "untagged.pdf"
    typst.compile(b"= Untagged", output=str(path), pdf_tags=False)

    assert pdfua.validate([path])[path].startswith("5-1 ")
