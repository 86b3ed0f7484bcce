"""A reading as JSON, to be kept until a person has judged it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from upheld.archive.contradiction import Contradiction, Fault, Witness
from upheld.archive.document import Place
from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber
from upheld.archive.reading import Reading, Source

Json = dict[str, Any]
# Raise it with every change of what is kept: what another version kept is read again from its file.
FORM = 2
# So many characters before and after a number.
NEAR = 80


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A reading with what contradicts it."""

    reading: Reading
    contradictions: tuple[Contradiction, ...] = ()


def concerning(reading: Reading, every: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """The contradictions in which a figure of a reading is a witness."""
    places = {(figure.measure, figure.place) for figure in reading.figures}
    return tuple(
        each
        for each in every
        if any(
            one.source.sha256 == reading.source.sha256
            and (one.figure.measure, one.figure.place) in places
            for one in each.witnesses
        )
    )


def to_json(kept: Kept) -> Json:
    """What is kept. Of numbers that are no figures, only those that nobody understood."""
    reading = kept.reading
    return {
        "form": FORM,
        "source": _source(reading.source),
        "body_printed": reading.body_printed,
        "body": reading.body,
        "year": reading.year,
        "kind": reading.kind,
        "figures": [_figure(each) for each in reading.figures],
        "not_understood": [
            {"printed": each.printed, "place": _place(each.place), "words": _near(each)}
            for each in reading.not_understood
        ],
        "doubts": list(reading.doubts),
        "contradictions": [_contradiction(each) for each in kept.contradictions],
    }


def from_json(data: Mapping[str, Any]) -> Kept:
    """The same, from what was kept."""
    reading = Reading(
        source=Source(**data["source"]),
        body_printed=data["body_printed"],
        body=data["body"],
        year=data["year"],
        kind=data["kind"],
        figures=tuple(_to_figure(each) for each in data["figures"]),
        beside=tuple(
            PrintedNumber(
                printed=each["printed"], beside=Beside.NOT_UNDERSTOOD,
                place=Place(**each["place"]), words=each["words"],
            )
            for each in data["not_understood"]
        ),
        doubts=tuple(data["doubts"]),
    )  # fmt: skip
    found = tuple(_to_contradiction(each) for each in data["contradictions"])
    return Kept(reading=reading, contradictions=found)


def _source(source: Source) -> Json:
    return {"name": source.name, "sha256": source.sha256}


def _place(place: Place) -> Json:
    return {"page": place.page, "line": place.line, "sheet": place.sheet, "column": place.column}


def _figure(figure: PrintedFigure) -> Json:
    return {
        "measure": figure.measure,
        "value": str(figure.value),
        "printed": figure.printed,
        "at_least": figure.at_least,
        "place": _place(figure.place),
        "under": figure.under,
        "words": _near(figure),
    }


def _near(number: PrintedFigure | PrintedNumber) -> str:
    """As many words around a number as it is checked by: what letters say may be personal."""
    words = number.words
    found = [each.span() for each in re.finditer(_whole(number.printed), words)]
    if not found:
        return words
    # A row may print the same number twice: then both are shown.
    low, high = max(found[0][0] - NEAR, 0), found[-1][1] + NEAR
    before, after = "…" if low else "", "…" if high < len(words) else ""
    return f"{before}{words[low:high]}{after}"


def _whole(printed: str) -> str:
    # 10 is not in 100, nor in 2.10.
    return rf"(?<![\d.,]){re.escape(printed)}(?![\d]|[.,]\d)"


def _to_figure(data: Mapping[str, Any]) -> PrintedFigure:
    return PrintedFigure(
        **{**data, "value": Fraction(data["value"]), "place": Place(**data["place"])}
    )


def _contradiction(each: Contradiction) -> Json:
    return {
        "fault": each.fault.value,
        "body": each.body,
        "year": each.year,
        "witnesses": [
            {"source": _source(one.source), "figure": _figure(one.figure), "sound": one.sound}
            for one in each.witnesses
        ],
        "arithmetic": each.arithmetic,
    }


def _to_contradiction(data: Mapping[str, Any]) -> Contradiction:
    return Contradiction(
        fault=Fault(data["fault"]),
        body=data["body"],
        year=data["year"],
        witnesses=tuple(
            Witness(
                source=Source(**one["source"]),
                figure=_to_figure(one["figure"]),
                sound=one["sound"],
            )
            for one in data["witnesses"]
        ),
        arithmetic=data["arithmetic"],
    )
