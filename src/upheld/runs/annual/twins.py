"""The twins of a letter: what its PDF says in another form, made when somebody asks for it."""

from dataclasses import dataclass

from upheld.domain.worded import Worded
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.letters.render import render_pdf
from upheld.pages.letter_file import letter_file
from upheld.publication.public_file import HTML, PDF, TEXT
from upheld.runs.annual.letter_files import LetterPlace


class Twin(Worded):
    """A form of a letter beside its PDF."""

    HTML = "html", "HTML"
    TEXT = "text", "plain text"
    LARGE_PRINT = "large-print", "large print"


@dataclass(frozen=True, kw_only=True)
class TwinFile:
    """One twin as a file to keep."""

    name: str
    content: bytes
    media_type: str


def twin_of(letter: Letter, place: LetterPlace, twin: Twin) -> TwinFile:
    """The twin of a letter that has its place; equal letters have equal twins."""
    suffix, media_type = _SHAPES[twin]
    return TwinFile(
        name=f"{place.pdf.stem}{suffix}", content=twin_bytes(letter, twin), media_type=media_type
    )


def twin_bytes(letter: Letter, twin: Twin) -> bytes:
    """A letter in another form."""
    match twin:
        case Twin.HTML:
            return letter_file(letter)
        case Twin.TEXT:
            return plain_text(letter).encode()
        case Twin.LARGE_PRINT:
            return render_pdf(letter, large_print=True)


_SHAPES = {
    Twin.HTML: (".html", HTML),
    Twin.TEXT: (".txt", TEXT),
    Twin.LARGE_PRINT: ("-large-print.pdf", PDF),
}
