"""The paragraphs that stand in the letters of all bodies of a year, as the plan gives them."""

from dataclasses import replace

from upheld.domain.facts import SectorText
from upheld.letters.letter import Section
from upheld.letters.material import LEARNING, Material
from upheld.letters.paragraphs import Paragraph
from upheld.letters.text import pointing, read_paragraph, section

KEY = "sector"


def write(material: Material) -> tuple[Section, ...]:
    """One section per text of the plan, in its order: `sector_1`, `sector_2` and so on.

    What was taken from a resource leads to its permanent page.
    """
    return tuple(
        one
        for position, text in enumerate(material.plan.sector, start=1)
        for one in section(
            f"{KEY}_{position}",
            text.title,
            *(read_paragraph(words) for words in text.paragraphs),
            _lead(text, material),
        )
    )


def _lead(text: SectorText, material: Material) -> Paragraph | None:
    if not text.resource:
        return None
    page = material.link(LEARNING, f"“{text.title}” on our website", f"{text.resource}/")
    found = pointing(page)
    return replace(found, lead=True) if found else None
