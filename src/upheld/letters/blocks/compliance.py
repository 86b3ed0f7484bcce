"""Whether our recommendations were carried out, in words."""

from upheld.domain.compliance import ComplianceOutcome
from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section

KEY = "compliance"


def write(material: Material) -> tuple[Section, ...]:
    """All carried out, some not, none due, or due and not yet known."""
    total = material.figures.compliance["total"]
    said = (_settled(material, total), *_beside(material)) if total else (_unsettled(material),)
    return section(KEY, material.about, paragraph(*said))


def write_due(material: Material) -> tuple[Section, ...]:
    """The same, but nothing where nothing was due: a short letter does not say what is not."""
    figures = material.figures
    return write(material) if figures.compliance["total"] or figures.due_unsettled else ()


def _settled(material: Material, total: int) -> str:
    failed = material.figures.compliance[ComplianceOutcome.NOT_SATISFIED]
    council = material.yours
    if not failed:
        return (
            f"I am pleased that we were satisfied with how {council} carried out our "
            f"recommendations, in {words.every(total)} where we recorded the outcome this year."
        )
    some = f"{words.number(failed)} of {words.number(total)} cases"
    those = "That case deserves" if failed == 1 else "Those cases deserve"
    return (
        f"In {words.every(total) if failed == total else some} where we recorded the outcome this "
        f"year, we were not satisfied that {council} had carried out our recommendations. "
        f"This is rare. {those} close scrutiny: what stood in the way, and what should change."
    )


def _beside(material: Material) -> tuple[str, str]:
    """What the rate hides: remedies accepted though incomplete, and those not yet known."""
    partly = material.figures.compliance[ComplianceOutcome.INCOMPLETE_SATISFIED]
    waiting = material.figures.due_unsettled
    return (
        f"In {words.counted(partly, 'case')} not everything was done as agreed, but we accepted "
        "what had been done."
        if partly
        else "",
        f"In {words.counted(waiting, 'more case', 'more cases')} a remedy was due by "
        f"{words.day(material.year.end)}, and no outcome was recorded by then."
        if waiting
        else "",
    )


def _unsettled(material: Material) -> str:
    waiting = material.figures.due_unsettled
    if not waiting:
        return (
            f"None of our recommendations to {material.yours} fell due this year, so there "
            "is no compliance rate to report."
        )
    return (
        f"In {words.counted(waiting, 'case')} our recommendations to {material.yours} were "
        f"due by {words.day(material.year.end)}, but no outcome was recorded by then. There is "
        "therefore no compliance rate to report. Please tell us what has been done."
    )
