"""The parts that texts are built from, as the files in `texts/statements` have them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.subjects import SUBJECTS
from upheld.runs.demo.texts import read_text

FILES = (
    "adult_care", "children", "education", "benefits_tax", "environment", "housing", "planning",
    "transport", "other",
)  # fmt: skip
Options = Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One thing that people complain of, with what may have happened; sentences with choices."""

    about: str
    """After "a complaint about"."""
    that: str
    """After "complained that"."""
    also: Options
    effect: Options
    """After "says that"."""
    want: str
    """After "wants the council to"."""
    story: Options
    """What happened, whoever was right; every sentence is told."""
    bad: Options
    """What happened besides where the council was at fault."""
    good: Options
    """What happened besides where it was not."""
    fault: Options
    fine: Options
    harm: Options
    cure: Options
    """What puts it right: a verb in both forms, "pay/paid", and the rest."""
    law: Options = ()
    """What the law says where it is not that of the subject."""
    papers: Options = ()
    elsewhere: str | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectParts:
    """What is said of every matter of a subject."""

    law: Options
    papers: Options
    matters: Sequence[Matter]
    elsewhere: str = ""
    """Who else decides such a thing, where there is one: a sentence without its full stop."""


@cache
def read_subjects() -> Mapping[str, SubjectParts]:
    """The parts of every subject, by its code. Refused: a subject nobody knows, a part missing."""
    found = {}
    for name in FILES:
        for code, row in _read(name).items():
            if code not in SUBJECTS:
                raise Refused(f"statements/{name}.toml: {code!r} is not a subject")
            matters = tuple(_matter(f"{name}.toml: {code}", one) for one in row.pop("matter"))
            found[code] = SubjectParts(matters=matters, **row)
    return found


@cache
def read_generic() -> Mapping[str, Mapping[str, Options]]:
    """What any decision may say, by section and purpose."""
    return _read("generic")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(read_text(f"statements/{name}.toml"))


def _matter(place: str, row: Mapping[str, Any]) -> Matter:
    known = {field.name for field in fields(Matter)}
    if odd := sorted((row.keys() - known) | (known - row.keys() - {"law", "papers", "elsewhere"})):
        raise Refused(f"statements/{place}: {odd[0]} is missing or unknown")
    return Matter(**row)
