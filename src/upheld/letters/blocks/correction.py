"""A letter that takes the place of one issued before: it says so first, and why."""

from dataclasses import replace

from upheld.domain.facts import Correction
from upheld.letters import words
from upheld.letters.letter import Letter, Section
from upheld.letters.text import paragraph

KEY = "correction"


def correct(letter: Letter, correction: Correction) -> Letter:
    """The same letter, marked as a correction in title, subject, date and first paragraph."""
    why = words.sentence(correction.why)
    said = (
        f"This letter takes the place of the one dated {words.day(correction.replaces)}, "
        f"which I ask you to set aside. The reason for the correction: {why}"
    )
    notice = Section(key=KEY, title="", paragraphs=(paragraph(said),))
    subject = f"{letter.subject} (corrected)"
    return replace(
        letter,
        title=letter.title.replace(letter.subject, subject, 1),
        subject=subject,
        written_on=correction.written_on,
        sections=(notice, *letter.sections),
        corrects=why,
    )
