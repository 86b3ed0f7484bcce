"""How to read the figures of a body in a few sentences, and why it has no average."""

from upheld.letters import words
from upheld.letters.blocks.records import our_records
from upheld.letters.letter import Section
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, SCRUTINY, Material
from upheld.letters.text import paragraph, pointing, section

KEY = "reading"
TITLE = "Reading the statistics"


def write(material: Material) -> tuple[Section, ...]:
    """Always said in a short letter: what numbers mean, whose records they are, when public.

    In years that compare councils also why this body has no average.
    """
    meaning = (
        "How many people complain is neither good nor bad in itself. What came of their complaints "
        "tells more, and each case can teach more than a rate."
    )
    return section(
        KEY,
        TITLE,
        paragraph(meaning, _without_average(material), our_records(material.yours)),
        paragraph(_publication(material)),
        pointing(
            material.link(COUNCIL_PAGE, f"the page of {material.yours} on our website"),
            material.link(SCRUTINY, "questions for scrutiny that these figures raise"),
            material.link(METHOD_PAGE, "how our statistics are made and what they mean"),
        ),
    )


def _without_average(material: Material) -> str:
    if material.kind.compared or not material.method.compared:
        return ""
    return (
        "We compare councils with councils of the same type; other bodies have no such group, so "
        "these figures stand without an average."
    )


def _publication(material: Material) -> str:
    # Said so that it is true too in a correction, which is written after that day.
    public = words.day(material.plan.public_at.date())
    return f"The figures and a copy of this letter are public from {public}, on our website."
