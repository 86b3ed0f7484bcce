"""How to read the three key figures, whom they are compared with, and when they are public."""

from upheld.domain.authority_types import COMPARED
from upheld.letters import words
from upheld.letters.blocks.records import our_records
from upheld.letters.letter import Section
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, REVIEW, Material
from upheld.letters.paragraphs import Paragraph
from upheld.letters.text import labelled, paragraph, pointing, section

KEY = "reading"
TITLE = "Reading the statistics"


def write(material: Material) -> tuple[Section, ...]:
    """Always said: what each of the three figures means and does not mean."""
    council = material.council
    outcomes = (
        "What came of complaints, and what can be learned from them, tells more than how many "
        "there were: neither a high nor a low number is good or bad in itself, and a low one can "
        "be a warning. Over recent years we have improved what we record and report, so that these "
        "figures tell you more. Take them as the start of a conversation, not as a measure of the "
        f"health of your {council}. We look at three things."
    )
    return section(
        KEY,
        TITLE,
        paragraph(outcomes),
        *_meanings(),
        paragraph(_comparison(material), our_records(council)),
        paragraph(_publication(material)),
        pointing(
            material.link(COUNCIL_PAGE, f"the page of your {council} on our website"),
            material.link(REVIEW, "our review of local government complaints"),
            material.link(METHOD_PAGE, "how our statistics are made and what they mean"),
        ),
    )


def _meanings() -> tuple[Paragraph, ...]:
    return (
        labelled(
            "Complaints upheld",
            "We uphold a complaint when we find any fault in what an authority did, even if it "
            "had accepted the fault before we investigated. How often things went wrong is a "
            "clearer sign of performance than how many people complained.",
        ),
        labelled(
            "Compliance with our recommendations",
            "Where fault has caused injustice we recommend how to put it right, as far as possible "
            "by bringing people back to where they would have been without it. We then check that "
            "this is done. It is rare that it is not; an authority with a rate below 100% should "
            "look closely at those cases and learn from them.",
        ),
        labelled(
            "Satisfactory remedies",
            "We want complaints to be settled early, and give credit to authorities that are open "
            "to settling them. Here we count the cases in which the authority had itself upheld "
            "the complaint, and we agreed with the remedy it had offered before we were asked.",
        ),
    )


def _comparison(material: Material) -> str:
    figures = material.figures
    if not figures.similar_bodies or figures.type is None:
        return ""
    kinds = words.listed([kind.plural for kind in COMPARED])
    group = material.similar if figures.fictional else f"the {figures.type.plural}"
    return (
        f"Beside each figure stands the average of similar authorities. There are five kinds: "
        f"{kinds}. Your {material.council} is compared with {group}."
    )


def _publication(material: Material) -> str:
    public = words.day(material.plan.public_at.date())
    return (
        f"The figures and a copy of this letter become public on {public}, on the page that "
        f"your {material.council} has on our website, together with our review of local government "
        "complaints."
    )
