"""What was read, for programs. docs/reading.md explains every field; fields are only added."""

from typing import Any

from upheld.archive.contradiction import Contradiction
from upheld.archive.document import Place
from upheld.archive.printed import PrintedFigure, PrintedNumber
from upheld.archive.reading import Reading
from upheld.archive.vocabulary import MEASURED
from upheld.runs.reading.files import ReadFiles
from upheld.runs.reading.readers import ReadFile
from upheld.runs.reading.tally import within

Json = dict[str, Any]
FORM = 1


def json_of(found: ReadFiles) -> Json:
    """Everything, in the order of the files given."""
    between = [
        one for one in found.contradictions if len({w.source.sha256 for w in one.witnesses}) > 1
    ]
    return {
        "form": FORM,
        "files": [_file(file, found) for file in found.files],
        "same": [{"name": each.name, "as": each.as_name} for each in found.same],
        "refused": [
            {"name": each.name, "why": each.why, "problems": list(each.problems)}
            for each in found.refusals
        ],
        "contradictions": [_contradiction(one) for one in between],
    }


def _file(file: ReadFile, found: ReadFiles) -> Json:
    return {
        "name": file.name,
        "kind": file.kind.value,
        "sha256": file.sha256,
        "pages": file.pages,
        "demonstration": file.demonstration,
        "columns": file.columns,
        "readings": [_reading(reading) for reading in file.readings],
        "beside": [_beside(number) for number in file.beside],
        "doubts": list(file.doubts),
        "contradictions": [_contradiction(one) for one in within(found, file)],
    }


def _reading(reading: Reading) -> Json:
    return {
        "body": reading.body,
        "body_printed": reading.body_printed,
        "type": reading.kind,
        "year": reading.year,
        "figures": [_figure(figure) for figure in reading.figures],
        "beside": [_beside(number) for number in reading.beside],
        "doubts": list(reading.doubts),
    }


def _figure(figure: PrintedFigure) -> Json:
    meant = MEASURED[figure.measure]
    value = figure.value
    return {
        "measure": figure.measure,
        "means": meant.words,
        "unit": meant.unit.value,
        "value": int(value) if value.denominator == 1 else float(value),
        "at_least": figure.at_least,
        "printed": figure.printed,
        **_place(figure.place),
        "under": figure.under,
        "words": figure.words,
    }


def _beside(number: PrintedNumber) -> Json:
    return {
        "printed": number.printed,
        "is": number.beside.value,
        "understood": number.beside.name != "NOT_UNDERSTOOD",
        **_place(number.place),
        "words": number.words,
    }


def _place(place: Place) -> Json:
    spread = {"sheet": place.sheet, "column": place.column} if place.column else {}
    return {"page": place.page, "line": place.line, **spread}


def _contradiction(one: Contradiction) -> Json:
    return {
        "fault": one.fault.name.lower(),
        "means": one.fault.value,
        "body": one.body,
        "year": one.year,
        "arithmetic": one.arithmetic,
        "witnesses": [
            {
                "name": witness.source.name,
                "sha256": witness.source.sha256,
                "sound": witness.sound,
                **_figure(witness.figure),
            }
            for witness in one.witnesses
        ],
    }
