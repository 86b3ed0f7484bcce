"""How to read the three key figures, whom they are compared with, and when they are public."""

from upheld.letters import words
from upheld.letters.blocks.records import our_records
from upheld.letters.letter import Section
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, REVIEW, SCRUTINY, Material
from upheld.letters.paragraphs import Paragraph
from upheld.letters.similar import shows_average
from upheld.letters.text import labelled, paragraph, pointing, section

KEY = "reading"
TITLE = "Reading the statistics"
_OVERVIEW = (
    "Before these three stands an overview of everything we dealt with: what was not for us, what "
    "we assessed and closed without an investigation, and what we investigated."
)
_RESIDENTS = (
    "We also set the number of upheld complaints against the number of residents, so that "
    "authorities of different size can be compared."
)


def write(material: Material) -> tuple[Section, ...]:
    """Always said: what each of the three figures means and does not mean."""
    return _write(material)


def write_population(material: Material) -> tuple[Section, ...]:
    """The same, and why upheld complaints are also set against residents."""
    return _write(material, paragraph(_RESIDENTS))


def write_overview(material: Material) -> tuple[Section, ...]:
    """The same, and what the overview before the figures shows."""
    return _write(material, paragraph(_OVERVIEW, _RESIDENTS))


def _write(material: Material, *more: Paragraph) -> tuple[Section, ...]:
    council = material.council
    outcomes = (
        "What came of complaints, and what can be learned from them, tells more than how many "
        "there were: neither a high nor a low number is good or bad in itself, and a low one can "
        "be a warning. Please use these figures to ask questions at home: they are no mark that we "
        f"give your {council}. We look at three things."
    )
    return section(
        KEY,
        TITLE,
        paragraph(outcomes),
        *_meanings(),
        *more,
        paragraph(_comparison(material), our_records(material.yours)),
        paragraph(_publication(material)),
        pointing(
            material.link(COUNCIL_PAGE, f"the page of your {council} on our website"),
            material.link(SCRUTINY, "questions for scrutiny that these figures raise"),
            material.link(REVIEW, "our review of local government complaints"),
            material.link(METHOD_PAGE, "how our statistics are made and what they mean"),
        ),
    )


def _meanings() -> tuple[Paragraph, ...]:
    return (
        labelled(
            "Complaints upheld",
            "We uphold a complaint when we find any fault, even if the authority had accepted it "
            "before we investigated. How often things went wrong is a clearer sign of performance "
            "than how many people complained.",
        ),
        labelled(
            "Compliance with our recommendations",
            "Where fault has caused injustice we recommend how to put it right, and check that "
            "this is done. It is rare that it is not; an authority with a rate below 100% should "
            "look closely at those cases and learn from them.",
        ),
        labelled(
            "Satisfactory remedies",
            "We want complaints to be settled early and give credit where they are: in these cases "
            "the authority had itself upheld the complaint, and we agreed with the remedy it had "
            "offered before we were asked.",
        ),
    )


def _comparison(material: Material) -> str:
    figures = material.figures
    if not figures.similar_bodies or not shows_average(material):
        return ""
    group = material.similar if figures.fictional else f"the {material.kind.plural}"
    return (
        "Beside each rate that can be compared stands the average of similar authorities: for "
        f"your {material.council}, {group}."
    )


def _publication(material: Material) -> str:
    # Said so that it is true too in a correction, which is written after that day.
    public = words.day(material.plan.public_at.date())
    return (
        f"The figures and a copy of this letter are public from {public}, on the page that "
        f"your {material.council} has on our website, together with our review of local government "
        "complaints."
    )
