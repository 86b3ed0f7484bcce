"""Credit for what an authority had put right before anyone asked us."""

from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section
from upheld.statistics.figures import Figure
from upheld.statistics.verdict import Verdict

KEY = "satisfactory_remedies"
_CLEAR = "That is a {} share than among similar authorities."
_POSSIBLE = (
    "That share is possibly {} than among similar authorities, though about 1 authority in 20 "
    "would differ as much by chance alone."
)
_COMPARED: dict[str, str] = {
    Verdict.HIGHER: _CLEAR.format("higher"),
    Verdict.LOWER: _CLEAR.format("lower"),
    Verdict.POSSIBLY_HIGHER: _POSSIBLE.format("higher"),
    Verdict.POSSIBLY_LOWER: _POSSIBLE.format("lower"),
}


def write(material: Material) -> tuple[Section, ...]:
    """In how many upheld cases matters had been put right; nothing where nothing was upheld."""
    figure = material.figure("satisfactory_remedy_rate")
    if not figure.denominator:
        return ()
    return section(
        KEY,
        material.about,
        paragraph(_credit(figure.numerator, figure.denominator, material.yours), compare(figure)),
    )


def _credit(put_right: int, upheld: int, council: str) -> str:
    if not put_right:
        return (
            f"We did not find that {council} had offered a satisfactory remedy, before the "
            f"complaint reached us, in {words.any_of(upheld)} we upheld. I encourage you to look "
            "for the chance to put things right early."
        )
    some = f"{words.number(put_right)} of the {words.number(upheld)} cases"
    cases = words.every(upheld) if put_right == upheld else some
    return (
        f"In {cases} we upheld, {council} had already offered a satisfactory remedy before "
        "the complaint reached us. I give it credit for that."
    )


def compare(figure: Figure) -> str:
    """A comparison in words, only where the verdict sees a difference."""
    return _COMPARED.get(figure.verdict or "", "")
