"""A body that has ended, is to end, or took the place of others: who came and who comes after."""

from datetime import timedelta

from upheld.domain.facts import Life
from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section

KEY = "succession"
DAYS_BETWEEN_LETTERS = 366


def write(material: Material) -> tuple[Section, ...]:
    """An end that lies ahead, or a beginning in place of others; nothing where there is neither."""
    life = material.life
    if life is None:
        return ()
    said = (_begins(life, material), _ends(life, material))
    return section(KEY, material.about, paragraph(*said)) if any(said) else ()


def write_former(material: Material) -> tuple[Section, ...]:
    """That the body is no more, and why somebody else reads its letter."""
    life = material.life
    if life is None or life.end is None:
        return ()
    whom = "its chief executive" if len(life.heirs) == 1 else "their chief executives"
    ended = (
        f"{material.figures.name} ended on {words.day(life.end)}. {words.listed(life.heirs)} took "
        f"its place; this letter goes to {whom}. What was still open when the {material.council} "
        "ended is decided and counted under its name."
    )
    return section(KEY, "", paragraph(ended, _without_average(material)))


def _without_average(material: Material) -> str:
    if material.averaged or not (material.method.compared and material.kind.compared):
        return ""
    return (
        f"Because it did not exist on {words.day(material.year.end)}, it stands in no average of "
        "similar authorities."
    )


def _begins(life: Life, material: Material) -> str:
    # A beginning is told once: in the letter about the year in which it fell, or just before it.
    if life.start is None or not life.predecessors or life.start < material.year.start:
        return ""
    before = words.listed(life.predecessors)
    counted = (
        "Complaints about it are counted under its own name, in a letter of its own."
        if len(life.predecessors) == 1
        else "Complaints about them are counted under their own names, in letters of their own."
    )
    return (
        f"Your {material.council} took the place of {before} on {words.day(life.start)}. {counted}"
    )


def _ends(life: Life, material: Material) -> str:
    # An end is told once, in the last letter that the body gets itself.
    last = material.plan.issue_at.date() + timedelta(days=DAYS_BETWEEN_LETTERS)
    if life.end is None or not life.heirs or life.end > last:
        return ""
    return (
        f"Your {material.council} is to end on {words.day(life.end)}, and "
        f"{words.listed(life.heirs)} will take its place. What is still open then will be decided "
        f"and counted under the name of your {material.council}; letters about it will go to "
        f"{'that authority' if len(life.heirs) == 1 else 'those authorities'}."
    )
