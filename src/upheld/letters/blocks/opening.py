"""How a letter opens: what it is, which year it covers, and the ombudsman's own words."""

from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.similar import shows_average
from upheld.letters.text import paragraph, read_paragraph, section

KEY = "opening"


def open_tables(material: Material) -> tuple[Section, ...]:
    """For a letter whose statistics are tables of what was received and decided."""
    first = (
        f"This is our yearly summary of complaints to us about your {material.council}, for the "
        f"year to {words.day(material.year.end)}. The tables at its end show how many complaints "
        "and enquiries we received and what we decided. I hope they help you to judge how well "
        f"your {material.council} deals with complaints."
    )
    return _open(material, first)


def open_compared(material: Material) -> tuple[Section, ...]:
    """For tables that also show what came of complaints, where it can be beside averages."""
    beside = ", beside the average of similar authorities" if shows_average(material) else ""
    first = (
        f"This is our yearly summary of complaints to us about your {material.council}, for the "
        f"year to {words.day(material.year.end)}. The tables at its end show what we received, "
        f"what we decided and what came of it{beside}."
    )
    return _open(material, first)


def open_panels(material: Material) -> tuple[Section, ...]:
    """For a letter whose statistics are what came of complaints."""
    first = (
        f"This is our yearly summary of what we decided about complaints against your "
        f"{material.council} in the year to {words.day(material.year.end)}, and of what can be "
        "learned from them."
    )
    return _open(material, first)


def open_short(material: Material) -> tuple[Section, ...]:
    """For a letter that says what is on record, and nothing to all bodies alike."""
    first = (
        f"This is our yearly summary of complaints to us about {material.yours}, for the year to "
        f"{words.day(material.year.end)}."
    )
    return section(KEY, "", paragraph(first))


def _open(material: Material, first: str) -> tuple[Section, ...]:
    own = (read_paragraph(text) for text in material.plan.opening)
    return section(KEY, "", paragraph(first), *own)
