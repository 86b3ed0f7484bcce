"""How to read statistics that are tables: volumes, faults found, remedies already given."""

from upheld.letters import words
from upheld.letters.blocks.records import our_records
from upheld.letters.letter import Section
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, SCRUTINY, Material
from upheld.letters.text import paragraph, pointing, section

KEY = "reading"
TITLE = "Reading the statistics"


_UPHELD = "how often we found fault when we investigated."
_ONE = f"One figure tells most: the uphold rate. It shows {_UPHELD}"


def write(material: Material) -> tuple[Section, ...]:
    """Always said: no number here is good or bad in itself; who remedied tells much."""
    telling = (
        f"Two figures tell most. The uphold rate shows {_UPHELD} Just as telling is the number of "
        f"complaints that had been remedied to our satisfaction by your {material.council} itself, "
        "before they came to us."
    )
    return _write(material, telling)


def write_upheld(material: Material) -> tuple[Section, ...]:
    """The same for years in which it was not counted who remedied."""
    return _write(material, _ONE)


def _write(material: Material, telling: str) -> tuple[Section, ...]:
    council = material.council
    volumes = (
        "How many people complain says nothing, by itself, about how good a service is. A high "
        f"number may show that your {council} listens and learns, or warn early of a wider "
        "problem. A low number may be good news, or mean that people do not know how to complain. "
        "Please use these figures to ask questions at home: they are no mark that we give your "
        f"{council}."
    )
    return section(
        KEY,
        TITLE,
        paragraph(volumes),
        paragraph(telling),
        paragraph(our_records(material.yours)),
        paragraph(_publication(material)),
        pointing(
            material.link(COUNCIL_PAGE, f"the page of your {council} on our website"),
            material.link(SCRUTINY, "questions for scrutiny that these figures raise"),
            material.link(METHOD_PAGE, "how our statistics are made and what they mean"),
        ),
    )


def _publication(material: Material) -> str:
    # Said so that it is true too in a correction, which is written after that day.
    public = words.day(material.plan.public_at.date())
    return (
        f"As in other years, the figures of every authority are on our website from {public}, "
        "together with our review of local government complaints. We publish them so that our work "
        "is open to view and local services can be held to account."
    )
