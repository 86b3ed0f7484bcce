"""Remedies that were carried out, but later than agreed: what a compliance rate hides."""

from upheld.domain.compliance import ComplianceOutcome
from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section

KEY = "late_remedies"


def write(material: Material) -> tuple[Section, ...]:
    """How many came late, what lateness does, and what we ask for; nothing where none did."""
    late = material.figures.compliance[ComplianceOutcome.LATE]
    if not late:
        return ()
    remedy = "the remedy" if late == 1 else "remedies"
    peers = "councils" if material.kind.compared else "authorities"
    reader = "you" if material.former else material.yours
    # "However" turns from praise; where a recommendation was not met, there was none.
    failed = material.figures.compliance[ComplianceOutcome.NOT_SATISFIED]
    however = " " if failed else ", however, "
    return section(
        KEY,
        material.about,
        paragraph(
            f"In {words.counted(late, 'case')}{however}{remedy} came later than had been agreed, "
            f"which I regret. I know under what pressure {peers} work, but waiting adds to the "
            "injustice that people have already suffered. What you agree to do, and when you do "
            "it, is public on our website, where residents and the press may look at it more and "
            "more closely.",
            f"I invite {reader} to consider where time is lost before a remedy is complete, "
            "and to tell us promptly when it is.",
        ),
    )
