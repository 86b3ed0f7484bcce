"""What somebody has written, as the page to check shows it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from upheld.publication.finding.postcodes import read as read_postcode
from upheld.web.council import bodies
from upheld.web.council.forms import ANSWERED, CONSENTS, FORMATS, OTHER, TOLD, UNKNOWN, WHOM, YES
from upheld.web.dated import spoken_day

NOTHING = "Not given"


class Line(NamedTuple):
    """A question and its answer."""

    question: str
    answer: str


class Part(NamedTuple):
    """The answers of one page."""

    step: str
    title: str
    lines: tuple[Line, ...]


def summary(said: Mapping[str, Any]) -> tuple[Part, ...]:
    """Every answer, in the order of the pages."""
    return (
        _part("about", "Who it is about", _about(said)),
        _part("matter", "What happened", (
            ("What happened", said["text"]), ("What would put it right", said["wanted"]),
            ("When you first knew", _day(said["known_on"])),
        )),
        _part("earlier", "Your complaint to them", _earlier(said)),
        _part("whom", "Who is complaining", _whom(said)),
        _part("reach", "How we can reach you", (
            ("Address", said["contact"]), ("Postcode", _spaced(said["postcode"])),
            ("Email address", said["email"]), ("Telephone number", said["telephone"]),
        )),
        _part("needs", "What would make it easier", (
            ("Format of our letters", FORMATS.get(said["formats"], "")),
            ("Other help", said["adjustments"]),
        )),
    )  # fmt: skip


def _spaced(postcode: str) -> str:
    """In two halves, as people write it; what is none of this country stays as it was written."""
    spaced = str(read_postcode(postcode) or "")
    return spaced if spaced.replace(" ", "") == postcode else postcode


def _about(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    known = said["body"] != UNKNOWN
    name = bodies.name_of(said["body"]) if known else "You do not know"
    called = () if known and not said["body_named"] else (("What you call it", said["body_named"]),)
    return (("Council or other body", name), *called)


def _earlier(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    first = ("Have you complained to them", TOLD[said["told"]])
    if said["told"] != YES:
        return (first,)
    rest = (
        ("When", _day(said["told_body_on"])),
        ("Has it answered", ANSWERED.get(said["answered"], "")),
    )
    if said["answered"] != YES:
        return (first, *rest)
    return (first, *rest, ("When it answered", _day(said["body_answered_on"])))


def _whom(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    mine = (("For whom", WHOM[said["whom"]]), ("Your name", said["name"]))
    if said["whom"] != OTHER:
        return mine
    return (
        *mine,
        ("The person you complain for", said["other_name"]),
        ("How you know them", said["relation"]),
        ("Have they agreed", CONSENTS[said["consent"]]),
    )


def _day(day: date | None) -> str:
    return spoken_day(day, "")


def _part(step: str, title: str, lines: tuple[tuple[str, str], ...]) -> Part:
    return Part(step, title, tuple(Line(question, said or NOTHING) for question, said in lines))
