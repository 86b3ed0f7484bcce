"""Readings written down in a line: "upheld 13; uphold_rate 54%; trained_people >800"."""

from fractions import Fraction

from upheld.archive.document import Place
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading, Source

LUTON = "luton"


def reading(
    figures: str,
    *,
    name: str = "luton-2020.pdf",
    body: str | None = LUTON,
    year: int | None = 2020,
    kind: str | None = "unitary",
) -> Reading:
    """A reading of one page, a figure in each line; `[...]` after a number is what it is under."""
    listed = [each.strip() for each in figures.split(";") if each.strip()]
    return Reading(
        source=Source(name=name, sha256=f"{name:0<64}"),
        body_printed="Luton Borough Council",
        body=body,
        year=year,
        kind=kind,
        figures=tuple(_figure(text, line) for line, text in enumerate(listed, start=1)),
        beside=(),
    )


def _figure(text: str, line: int) -> PrintedFigure:
    measure, _, rest = text.partition(" ")
    printed, _, under = rest.partition("[")
    printed = printed.strip()
    return PrintedFigure(
        measure=measure,
        value=Fraction(printed.strip(">% ").replace(",", "")),
        printed=printed.strip("> "),
        at_least=printed.startswith(">"),
        place=Place(page=1, line=line),
        under=under.rstrip("]"),
        words=f"{printed.strip('> ')} {under.rstrip(']')}".strip(),
    )
