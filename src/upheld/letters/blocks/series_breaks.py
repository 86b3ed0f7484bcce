"""Where the figures of this year do not continue those of the years before, and why."""

from upheld.letters import words
from upheld.letters.blocks.reading_tables import TITLE
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section

KEY = "series_breaks"


def write(material: Material) -> tuple[Section, ...]:
    """Each reason once; nothing in a year that continues the series."""
    reasons = dict.fromkeys(words.sentence(one.why) for one in material.breaks)
    if not reasons:
        return ()
    lead = "Not every figure of this year continues those of earlier years."
    return section(KEY, TITLE, paragraph(lead, *reasons, _instead(material)))


def _instead(material: Material) -> str:
    if not (material.method.compared and material.averaged):
        return ""
    return (
        f"It says more to compare {material.yours} with similar authorities of the same year than "
        "with itself in an earlier one."
    )
