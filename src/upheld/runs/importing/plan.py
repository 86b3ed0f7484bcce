"""year.toml: the hours, words and signatory of one year's letters."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.facts import SectorText, YearPlan
from upheld.domain.reporting_year import ReportingYear
from upheld.register.queries.office import office_on
from upheld.runs.annual.office_parts import PUBLIC_AT, SENDER, SIGNATORY, parts_of
from upheld.runs.importing.cells import Wrong, some_line, some_words
from upheld.runs.importing.reading import Problems
from upheld.toolbox.clock import UK

FILE = "year.toml"
# What the ombudsman's own settings say where a year does not, by its place in the file.
_LEFT = {"sender": SENDER, "signatory": SIGNATORY, "hours.publication": PUBLIC_AT}
_SHAPE: Mapping[str, Mapping[str, type] | type] = {
    "year": int,
    "texts_approved_by": str,
    "hours": {"freeze": datetime, "issue": datetime, "publication": datetime},
    "opening": {"paragraphs": list},
    "sector": list,
    "signatory": {"name": str, "titles": list},
    "sender": {"name": str, "address": list},
}


def read_plan(path: Path, problems: Problems) -> YearPlan | None:
    """The plan, or None with every fault in `problems`."""
    before = len(problems.found)
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(FILE, 1, f"not valid TOML in UTF-8: {error}")
        return None
    _check_shape(content, problems)
    if len(problems.found) > before:
        return None
    return _plan_of(content, problems)


def _check_shape(content: Mapping[str, Any], problems: Problems) -> None:
    for name in content:
        if name not in _SHAPE:
            problems.add(FILE, 1, f"is not known; use {', '.join(_SHAPE)}", name)
    for name, kind in _SHAPE.items():
        if name not in content and (name == "texts_approved_by" or name in _LEFT):
            continue
        _check_part(name, kind, content.get(name), problems)


def _check_part(
    name: str, kind: Mapping[str, type] | type, value: object, problems: Problems
) -> None:
    if isinstance(kind, type):
        if not isinstance(value, kind) or isinstance(value, bool):
            problems.add(FILE, 1, f"is missing or not of type {kind.__name__}", name)
        return
    if not isinstance(value, dict):
        problems.add(FILE, 1, f"is missing; write [{name}] with {', '.join(kind)}", name)
        return
    for key in value.keys() - kind.keys():
        problems.add(FILE, 1, "is not known", f"{name}.{key}")
    for key, wanted in kind.items():
        if key not in value and f"{name}.{key}" in _LEFT:
            continue
        if not isinstance(value.get(key), wanted):
            what = f"is missing or not of type {wanted.__name__}"
            problems.add(FILE, 1, what, f"{name}.{key}")


def _plan_of(content: Mapping[str, Any], problems: Problems) -> YearPlan | None:
    try:
        year = ReportingYear(content["year"])
        hours = {name: _local(content["hours"][name]) for name in content["hours"]}
        said = _said(content, hours) | _from_office(content, hours["issue"])
        _check_hours(year, hours | {"publication": said["public_at"]})
        return YearPlan(
            year=year.ended,
            freeze_at=hours["freeze"],
            issue_at=hours["issue"],
            opening=_paragraphs(content["opening"]["paragraphs"], "opening.paragraphs"),
            sector=tuple(_sector_text(part) for part in content["sector"]),
            texts_approved_by=content.get("texts_approved_by", ""),
            **said,
        )
    except (Wrong, Refused, TypeError, KeyError, OverflowError) as error:
        problems.add(FILE, 1, str(error))
        return None


def _said(content: Mapping[str, Any], hours: Mapping[str, datetime]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if "signatory" in content:
        said["signatory"] = some_line(content["signatory"]["name"])
        said["titles"] = _lines(content["signatory"]["titles"], "signatory.titles")
    if "sender" in content:
        said["sender"] = some_line(content["sender"]["name"])
        said["address"] = _lines(content["sender"]["address"], "sender.address")
    if "publication" in hours:
        said["public_at"] = hours["publication"]
    return said


def _from_office(content: Mapping[str, Any], issue_at: datetime) -> dict[str, Any]:
    wanted = [
        (place, part)
        for place, part in _LEFT.items()
        if place.partition(".")[2] not in content["hours"] and place not in content
    ]
    if not wanted:
        return {}
    office = office_on(issue_at.astimezone(UK).date())
    if office is None:
        missing = ", ".join(place for place, _ in wanted)
        raise Wrong(f"{missing} is missing, and the office's own settings say nothing for that day")
    parts = parts_of(office, issue_at)
    filled = {key: value for _, part in wanted for key, value in parts[part].items()}
    return filled | {"from_office": tuple(part for _, part in wanted)}


def _local(hour: datetime) -> datetime:
    # An hour without an offset is UK local time, as the ombudsman's diary has it; one with an
    # offset is turned into it, so that its day is the day on which people here read it.
    return hour.replace(tzinfo=UK) if hour.tzinfo is None else hour.astimezone(UK)


def _check_hours(year: ReportingYear, hours: Mapping[str, datetime]) -> None:
    if hours["freeze"].astimezone(UK).date() <= year.end:
        raise Wrong(f"hours.freeze lies before the year has ended ({year.end})")
    if not hours["freeze"] < hours["issue"] < hours["publication"]:
        raise Wrong("hours must come in the order freeze, issue, publication")


def _paragraphs(values: object, name: str) -> tuple[str, ...]:
    return _each(some_words, values, name)


def _lines(values: object, name: str) -> tuple[str, ...]:
    return _each(some_line, values, name)


def _each(read: Callable[[str], str], values: object, name: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise Wrong(f"{name} must be a list of texts")
    try:
        return tuple(read(v) for v in values)
    except Wrong as fault:
        raise Wrong(f"{name} {fault}") from None


def _sector_text(part: object) -> SectorText:
    if not isinstance(part, dict) or part.keys() != {"title", "paragraphs"}:
        raise Wrong("each [[sector]] has a title and paragraphs, and nothing else")
    return SectorText(
        title=some_line(str(part["title"])),
        paragraphs=_paragraphs(part["paragraphs"], "sector.paragraphs"),
    )
