"""year.toml: the hours, words and signatory of one year's letters."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.facts import SectorText, YearPlan
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.importing.cells import Wrong, some_words
from upheld.runs.importing.reading import Problems
from upheld.toolbox.clock import UK

FILE = "year.toml"
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
        if name == "texts_approved_by" and name not in content:
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
        if not isinstance(value.get(key), wanted):
            what = f"is missing or not of type {wanted.__name__}"
            problems.add(FILE, 1, what, f"{name}.{key}")


def _plan_of(content: Mapping[str, Any], problems: Problems) -> YearPlan | None:
    try:
        year = ReportingYear(content["year"])
        hours = {name: _local(content["hours"][name]) for name in content["hours"]}
        _check_hours(year, hours)
        return YearPlan(
            year=year.ended,
            freeze_at=hours["freeze"],
            issue_at=hours["issue"],
            public_at=hours["publication"],
            opening=_paragraphs(content["opening"]["paragraphs"], "opening.paragraphs"),
            sector=tuple(_sector_text(part) for part in content["sector"]),
            signatory=some_words(content["signatory"]["name"]),
            titles=_paragraphs(content["signatory"]["titles"], "signatory.titles"),
            sender=some_words(content["sender"]["name"]),
            address=_paragraphs(content["sender"]["address"], "sender.address"),
            texts_approved_by=content.get("texts_approved_by", ""),
        )
    except (Wrong, Refused, TypeError, KeyError, OverflowError) as error:
        problems.add(FILE, 1, str(error))
        return None


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
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise Wrong(f"{name} must be a list of texts")
    return tuple(some_words(v) for v in values)


def _sector_text(part: object) -> SectorText:
    if not isinstance(part, dict) or part.keys() != {"title", "paragraphs"}:
        raise Wrong("each [[sector]] has a title and paragraphs, and nothing else")
    return SectorText(
        title=some_words(str(part["title"])),
        paragraphs=_paragraphs(part["paragraphs"], "sector.paragraphs"),
    )
