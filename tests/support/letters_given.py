"""Short published letters and tables, written into files as a person would give them."""

from pathlib import Path

LETTER_2020 = """\
{name}

For the period ending: 31/03/20

Complaints upheld

{rate}% of complaints we
investigated were upheld.

This compares to an average of
{average}% in similar authorities.

{upheld}
upheld decisions

Statistics are based on a total of {base}
detailed investigations for the
period between 1 April 2019 to 31 March 2020
"""


def letter(
    folder: Path,
    file: str,
    *,
    name: str = "Luton Borough Council",
    rate: int = 54,
    average: int = 56,
    upheld: int = 13,
    base: int = 24,
    mark: str = "",
) -> Path:
    """A letter of 2020, as text; `mark` begins it."""
    path = folder / file
    said = LETTER_2020.format(name=name, rate=rate, average=average, upheld=upheld, base=base)
    path.write_text(mark + said, encoding="utf-8")
    return path
