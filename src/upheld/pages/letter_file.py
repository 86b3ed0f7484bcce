"""A letter as an HTML file that stands alone: to keep, to mail, to print."""

from upheld.letters.letter import Letter
from upheld.letters.plain import release_line
from upheld.pages import charts
from upheld.pages.environment import environment


def letter_file(letter: Letter) -> bytes:
    """Every word of the letter in one file, which draws on nothing outside itself.

    It shares its parts with the letter's public page. Where a mail program shows neither styles
    nor drawings, its words still stand in their order.
    """
    template = environment().get_template("letter_alone.html")
    return template.render(
        letter=letter, release_line=release_line(letter), ring=charts.ring
    ).encode()
