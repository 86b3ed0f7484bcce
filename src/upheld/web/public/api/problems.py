"""What the API says where it cannot answer: always one shape, that of RFC 9457."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from werkzeug.wrappers import Response

from upheld.web.public.api import schemas
from upheld.web.public.headers import NEVER

MEDIA_TYPE = "application/problem+json"
DOCUMENTED = "/api/"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of problem: its status, and what is always the same about it."""

    status: int
    title: str
    detail: str = ""
    """What is said where nothing closer is known."""


KINDS = {
    "unreadable": Kind(
        status=400, title="The address cannot be read",
        detail="It holds bytes that are no UTF-8 text, a control character, or too many "
        "parameters.",
    ),
    "unknown-parameter": Kind(status=400, title="There is no such parameter here"),
    "repeated-parameter": Kind(status=400, title="A parameter was given twice"),
    "missing-parameter": Kind(status=400, title="A parameter is missing"),
    "wrong-value": Kind(status=400, title="The value of a parameter is not understood"),
    "wrong-cursor": Kind(status=400, title="The cursor is not one of this list"),
    "not-found": Kind(
        status=404, title="There is nothing here",
        detail="Nothing that is public has this address. /api/v1/ lists what there is.",
    ),
    "method": Kind(
        status=405, title="The API is for reading only",
        detail="Use GET or HEAD.",
    ),
    "taken-down": Kind(status=410, title="What was here was taken down"),
    "too-long": Kind(
        status=414, title="The address is too long",
        detail="A path may have 500 bytes, a query 2,000 characters.",
    ),
    "beyond": Kind(
        status=416, title="That part of the file is not there",
        detail="Ask for the file anew.",
    ),
    "fault": Kind(
        status=500, title="Something went wrong",
        detail="The fault is ours, and it was noted. Try again in a few minutes.",
    ),
    "unavailable": Kind(
        status=503, title="This is not available now",
        detail="Something of what is published cannot be read. Try again in a few minutes.",
    ),
    "busy": Kind(status=503, title="Too much is asked for at once"),
    "not-open": Kind(
        status=503, title="This is not open yet",
        detail="Try again in a few minutes.",
    ),
}  # fmt: skip
_BY_STATUS = {400: "unreadable"} | {
    kind.status: name for name, kind in KINDS.items() if kind.status != 400  # noqa: PLR2004
}  # fmt: skip

SCHEMA = schemas.record(
    {
        "type": schemas.address("Where the documentation explains this kind of problem."),
        "title": schemas.text("The kind of problem in words; the same each time."),
        "status": schemas.count("The status of the answer.", minimum=400, maximum=599),
        "detail": schemas.text("What is wrong with this request, and the way out."),
        "instance": schemas.address("The path that was asked for, without its parameters."),
        "demonstration": schemas.flag("Whether the site rests on invented casework."),
    },
    "A problem as RFC 9457 has it. Some kinds have more members: `parameter` names the one that "
    "is wrong, `known` lists those there are.",
)


@dataclass
class Problem(Exception):
    """A request that the API cannot answer."""

    kind: str
    detail: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def missing(what: str) -> Problem:
    """Something that is well named and not there, or not yet: both are told alike."""
    return Problem("not-found", f"{what} Nothing is shown before its hour.")


def respond(problem: Problem, path: str, *, demonstration: bool) -> Response:
    """The problem as an answer. Its detail never repeats what was sent, beside known names."""
    kind = KINDS[problem.kind]
    content = {
        "type": f"{DOCUMENTED}#problem-{problem.kind}",
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail or kind.detail,
        "instance": quote(path),
        "demonstration": demonstration,
        **problem.more,
    }
    headers = {"Content-Type": MEDIA_TYPE, "Cache-Control": NEVER, **problem.headers}
    return Response(f"{json.dumps(content)}\n", status=kind.status, headers=headers)


def refuse(status: int, path: str, headers: Mapping[str, str], *, demonstration: bool) -> Response:
    """A refusal of the whole process, as the API says it."""
    problem = Problem(_BY_STATUS[status], headers=headers)
    return respond(problem, path, demonstration=demonstration)
