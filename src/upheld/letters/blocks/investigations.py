"""What the figures cannot say where we investigated nothing, or very little."""

from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section
from upheld.statistics.overdispersion import SMALLEST_BASE

KEY = "investigations"


def write(material: Material) -> tuple[Section, ...]:
    """A caution where there were none, or too few to compare; nothing where there were enough."""
    figure = material.figure("uphold_rate")
    carried_out = figure.denominator or 0
    if carried_out >= SMALLEST_BASE:
        return ()
    called = material.method.investigations
    council = material.yours
    if not carried_out:
        said = (
            f"We completed no {called} of complaints about {council} this year. There is "
            "therefore no uphold rate, and its absence says nothing about how well your services "
            "or your handling of complaints work. Please make sure that people who remain "
            "dissatisfied are told that they may come to us."
        )
    else:
        complaints = "a complaint" if carried_out == 1 else "complaints"
        counted = words.counted(carried_out, called.removesuffix("s"))
        said = (
            f"We completed only {counted} of {complaints} about {council} this year. "
            "A percentage of so few changes greatly with a single case: please look at what each "
            "case can teach rather than at the rate."
        )
    return section(KEY, material.about, paragraph(said))
