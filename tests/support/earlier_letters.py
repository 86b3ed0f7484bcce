"""Readings of printed letters, made by hand."""

from collections.abc import Iterable
from fractions import Fraction

from upheld.archive.contradiction import Contradiction, Fault, Witness
from upheld.archive.document import Place
from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber
from upheld.archive.reading import Reading, Source
from upheld.archive.vocabulary import MEASURED

SHA256 = "a1" * 32


def source(name: str = "letter-2015.pdf", sha256: str = SHA256) -> Source:
    """A file."""
    return Source(name=name, sha256=sha256)


def figure(measure: str, printed: str, *, page: int = 1, line: int = 1) -> PrintedFigure:
    """A figure as printed; every one stands on a line of its own."""
    return PrintedFigure(
        measure=measure,
        value=Fraction(printed.removesuffix("%").replace(",", "")),
        printed=printed,
        place=Place(page=page, line=line),
        words=f"{MEASURED[measure].words} {printed}",
    )


def reading(
    printed: Iterable[tuple[str, str]],
    *,
    body: str | None = "luton",
    year: int | None = 2015,
    of: Source | None = None,
    doubts: tuple[str, ...] = (),
) -> Reading:
    """A letter that prints these, one below the other."""
    figures = [figure(measure, said, line=n) for n, (measure, said) in enumerate(printed, 1)]
    beside = PrintedNumber(
        printed="99", beside=Beside.NOT_UNDERSTOOD, place=Place(page=2, line=1), words="and 99"
    )
    return Reading(
        source=of or source(),
        body_printed="Luton Borough Council" if body == "luton" else str(body),
        body=body,
        year=year,
        kind="unitary",
        figures=tuple(figures),
        beside=(beside,),
        doubts=doubts,
    )


def against(
    read: Reading, measure: str, arithmetic: str = "3 of 24 is 13%, not 23%"
) -> Contradiction:
    """What says that a figure of a reading cannot be."""
    (found,) = read.of(measure)
    return Contradiction(
        fault=Fault.PERCENT,
        body=read.body,
        year=read.year,
        witnesses=(Witness(source=read.source, figure=found),),
        arithmetic=arithmetic,
    )


LETTER = (("received", "120"), ("decided", "100"), ("uphold_rate", "54%"))
