"""How to read statistics that are tables: volumes, faults found, remedies already given."""

from upheld.letters import words
from upheld.letters.blocks.records import our_records
from upheld.letters.letter import Section
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, Material
from upheld.letters.text import paragraph, pointing, section

KEY = "reading"
TITLE = "Reading the statistics"


def write(material: Material) -> tuple[Section, ...]:
    """Always said: no number here is good or bad in itself."""
    council = material.council
    volumes = (
        "How many people complain says nothing, by itself, about how good a service is. A high "
        f"number may show that your {council} listens and learns, or warn early of a wider "
        "problem. A low number may be good news, or a worrying sign that nobody hears what users "
        "say. Please take these figures as the start of a conversation, not as a measure of "
        f"the health of your {council}."
    )
    telling = (
        "Two figures tell most. The uphold rate shows how often we found fault when we "
        "investigated. Just as telling is the number of complaints that had been remedied to our "
        f"satisfaction by your {council} itself, before they came to us."
    )
    return section(
        KEY,
        TITLE,
        paragraph(volumes),
        paragraph(telling),
        paragraph(our_records(council)),
        paragraph(_publication(material)),
        pointing(
            material.link(COUNCIL_PAGE, f"the page of your {council} on our website"),
            material.link(METHOD_PAGE, "how our statistics are made and what they mean"),
        ),
    )


def _publication(material: Material) -> str:
    public = words.day(material.plan.public_at.date())
    return (
        f"As in other years, the figures of every authority will be on our website, from {public}, "
        "together with our review of local government complaints. We publish them so that our work "
        "is open to view and local services can be held to account."
    )
