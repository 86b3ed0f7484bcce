"""The picture of a signature in letters: part of what is approved, and of no public copy."""

import io
import re
import struct
import zlib
from dataclasses import replace

import pypdfium2
import pytest
from letter_cases import luton_2018, luton_2020

from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.facts import Addressee
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.letters.public_copy import public_copy
from upheld.letters.render import render_pdf
from upheld.letters.signature import Signature, signature_of
from upheld.letters.stored import from_json, to_json
from upheld.pages.letter_file import letter_file
from upheld.runs.annual.letter_files import content_digest, content_of
from upheld.toolbox.images import PNG, SVG, Picture

DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M2 20 Q 20 0 40 20 '
    b'T 88 12" fill="none" stroke="#123" stroke-width="2"/></svg>'
)


def part(kind: bytes, content: bytes = b"") -> bytes:
    """One chunk of a PNG."""
    whole = kind + content
    return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))


def png(pixels: bytes) -> bytes:
    """A picture of 300 grey pixels by 100."""
    header = struct.pack(">IIBBBBB", 300, 100, 8, 0, 0, 0, 0)
    parts = part(b"IHDR", header) + part(b"IDAT", pixels) + part(b"IEND")
    return b"\x89PNG\r\n\x1a\n" + parts


GREY = png(zlib.compress((b"\x00" + b"\x80" * 300) * 100))
PICTURES = {"png": Picture(GREY, PNG), "svg": Picture(DRAWN, SVG)}


def signed(picture: Picture | None, letter: Letter | None = None) -> Letter:
    """A real letter with that picture."""
    made = replace(letter or luton_2020(), demonstration=False, watermark="", provenance="")
    signature = signature_of(picture) if picture else None
    return replace(made, sender=replace(made.sender, signature=signature))


def figures_of(pdf: bytes) -> int:
    """How many pictures and drawings a PDF has that say what they are."""
    return len(re.findall(rb"/S\s*/Figure", pdf))


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("large_print", [False, True])
def test_it_stands_above_the_name_and_says_what_it_is(kind: str, large_print: bool) -> None:
    """One more picture with a text than in the letter without; the same bytes each time."""
    letter = signed(PICTURES[kind])
    pdf = render_pdf(letter, large_print=large_print)

    assert figures_of(pdf) == figures_of(render_pdf(signed(None), large_print=large_print)) + 1
    assert render_pdf(from_json(to_json(letter)), large_print=large_print) == pdf


def test_the_signature_does_not_move_the_text() -> None:
    """A letter has as many pages with it as without."""
    for make in (luton_2018, luton_2020):
        counts = {
            len(pypdfium2.PdfDocument(io.BytesIO(render_pdf(signed(picture, make())))))
            for picture in (None, *PICTURES.values())
        }
        assert len(counts) == 1


def test_html_holds_the_picture_itself() -> None:
    """Nothing is fetched; it says what it is."""
    page = letter_file(signed(PICTURES["svg"])).decode()
    assert '<img class="up-letter__picture" alt="Signature" src="data:image/svg+xml;base64,' in page


def test_another_picture_is_another_letter() -> None:
    """What was approved with one is not what stands with another, or with none."""
    digests = [content_digest(content_of(signed(p))) for p in (None, *PICTURES.values())]
    assert len(set(digests)) == 3


def test_a_letter_without_keeps_the_digest_that_it_had_before_there_were_any() -> None:
    """Letters that were approved then stand, and can be read."""
    stored = to_json(signed(None))
    assert sorted(stored["sender"]) == ["address", "name", "signatory", "titles"]
    assert from_json(stored) == signed(None)


def test_the_public_copy_has_none() -> None:
    """Nobody lifts a signature from the web."""
    copy = public_copy(signed(PICTURES["png"]))
    assert copy.sender.signature is None
    assert copy.sender.signatory == luton_2020().sender.signatory
    assert b"base64" not in letter_file(copy)


@pytest.mark.parametrize("name", ["", "Sam Porter"])
@pytest.mark.parametrize("greeted", ["Mr Porter", "Sam", "Acting Chief Executive"])
def test_the_public_copy_greets_nobody_by_name(name: str, greeted: str) -> None:
    """Addressed and greeted by title, also where the greeting alone gave the name away."""
    title = "Acting Chief Executive"
    addressee = Addressee(name=name, title=title, salutation=greeted)
    copy = public_copy(luton_2020(addressee=addressee))

    assert copy.addressee == (title, "Luton Borough Council")
    assert copy.salutation == f"Dear {title}"
    assert "Porter" not in plain_text(copy)
    assert public_copy(copy) == copy


def test_a_demonstration_is_signed_by_nobody() -> None:
    """Refused as a state of the letter."""
    real = signed(PICTURES["png"])
    with pytest.raises(Refused, match="nobody signs"):
        replace(real, demonstration=True, watermark="DEMONSTRATION")


@pytest.mark.parametrize(
    ("media_type", "content", "why"),
    [(PNG, "%%%", "cannot be printed"), (PNG, "aGVsbG8=", "neither PNG nor SVG"),
     (PNG, signature_of(PICTURES["svg"]).content, "not image/png")],
)  # fmt: skip
def test_what_is_no_picture_is_refused(media_type: str, content: str, why: str) -> None:
    """Or another one than it says."""
    with pytest.raises(Refused, match=why):
        Signature(media_type=media_type, content=content)


def test_a_picture_that_cannot_be_drawn_stops_the_letter() -> None:
    """No letter goes with an empty place above the name."""
    with pytest.raises(CheckFailed, match="luton 2020 cannot be set"):
        render_pdf(signed(Picture(png(b"no pixels"), PNG)))
