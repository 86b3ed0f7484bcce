"""Every letter of every year: a page that says what its PDF says, the PDF itself, plain text."""

from collections.abc import Iterator

from upheld.letters.plain import plain_text, release_line
from upheld.pages import charts, letters_list
from upheld.pages.called import called
from upheld.pages.contact import contact_of
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.publication.public_file import HTML, PDF, TEXT, PublicFile
from upheld.publication.site import PublicLetter, PublicYear, Site


def files(site: Site) -> Iterator[PublicFile]:
    """The lists, and page, PDF and plain text of each letter."""
    yield from letters_list.files(site)
    for year in site.years.values():
        for letter in year.letters.values():
            yield _page(site, year, letter)
            yield _pdf(year, letter)
            yield _text(year, letter)


def _page(site: Site, year: PublicYear, letter: PublicLetter) -> PublicFile:
    return PublicFile(
        address=letter.address,
        content=letter_page(site, letter),
        media_type=HTML,
        public_from=year.public_from,
    )


def _pdf(year: PublicYear, letter: PublicLetter) -> PublicFile:
    return PublicFile(
        address=letter.pdf_address,
        content=letter.pdf,
        media_type=PDF,
        public_from=year.public_from,
        download=letter.pdf.name,
    )


def _text(year: PublicYear, letter: PublicLetter) -> PublicFile:
    # For braille and for reading aloud. Large print is made on request instead: its pages for
    # every letter of a year would take longer than the letters themselves.
    return PublicFile(
        address=letter.text_address,
        content=plain_text(letter.content).encode(),
        media_type=TEXT,
        public_from=year.public_from,
        download=letter.text_name,
    )


def letter_page(site: Site, letter: PublicLetter) -> bytes:
    """One letter in HTML: every word of it, and what it is a copy of.

    Nothing on it belongs to another year: the page is public when its own year is.
    """
    said = letter.content
    frame = Frame(
        title=said.title,
        address=letter.address,
        demonstration=site.demonstration,
        crumbs=(
            Crumb(text="Letters", address=letters_list.ADDRESS),
            Crumb(text=str(letter.year), address=letters_list.address(letter.year)),
        ),
        description=f"A copy of the letter of {said.written} to {said.addressee[-1]}.",
        section="letters",
    )
    has_page = letter.body in site.years[letter.year].bodies
    return page(
        "letter.html",
        frame,
        letter=said,
        ring=charts.ring,
        release_line=release_line(said),
        pdf=letters_list.pdf_of(letter),
        text_address=letter.text_address,
        contact=contact_of(site),
        council=called(site.bodies[letter.body], site.bodies),
        council_address=site.address(letter.body, letter.year) if has_page else "",
    )
