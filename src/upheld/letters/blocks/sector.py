"""The paragraphs that stand in the letters of all bodies of a year, as the plan gives them."""

from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import read_paragraph, section

KEY = "sector"


def write(material: Material) -> tuple[Section, ...]:
    """One section per text of the plan, in its order: `sector_1`, `sector_2` and so on."""
    return tuple(
        one
        for position, text in enumerate(material.plan.sector, start=1)
        for one in section(
            f"{KEY}_{position}", text.title, *(read_paragraph(words) for words in text.paragraphs)
        )
    )
