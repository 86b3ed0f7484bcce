"""/api/v1/: a request to its resource, and what that says as JSON."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache

from werkzeug.wrappers import Response

from upheld.domain.errors import OutsideFailed, Refused
from upheld.publication.public_file import JSON
from upheld.web.public.api import addresses, cursors
from upheld.web.public.api.description import description
from upheld.web.public.api.problems import Problem, respond
from upheld.web.public.api.reading import sent_by, values_of
from upheld.web.public.api.resource import LATER, PREFIX, Download, Page, Question, Resource
from upheld.web.public.api.resources import RESOURCES
from upheld.web.public.api.schemas import Json
from upheld.web.public.asking import Asked
from upheld.web.public.facts_sent import lead_to
from upheld.web.public.sending import is_unchanged, send_made
from upheld.web.public.served import Served
from upheld.web.public.turns import SAID, Busy, Lasting

DESCRIPTION = f"{PREFIX}/openapi.json"
# The bytes alone make an ETag: a new edition with the same answer costs a reader nothing.
TAGGED = "api-v1"


def answer(asked: Asked, served: Served) -> Response:
    """The answer to whatever begins with the address of the API; never None."""
    try:
        if asked.path == DESCRIPTION:
            return _send(asked, served, description(demonstration=served.demonstration))
        if asked.path == PREFIX:
            return lead_to(f"{PREFIX}/", served)
        resource, places = _found(asked.path)
        return _answered(asked, served, resource, places)
    except Problem as problem:
        found = problem
    except Refused as refused:
        found = Problem("wrong-value", str(refused))
    except OutsideFailed:
        found = Problem("unavailable", headers=LATER)
    except Busy:
        found = Problem("busy", SAID, headers=LATER)
    return respond(found, asked.path, demonstration=served.demonstration)


def _found(path: str) -> tuple[Resource, Mapping[str, str]]:
    for resource, pattern in _patterns():
        if match := pattern.fullmatch(path):
            return resource, match.groupdict()
    raise Problem("not-found")


@cache
def _patterns() -> list[tuple[Resource, re.Pattern[str]]]:
    return [
        (each, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", f"{PREFIX}{each.path}")))
        for each in RESOURCES
    ]


def _answered(
    asked: Asked, served: Served, resource: Resource, places: Mapping[str, str]
) -> Response:
    sent = sent_by(asked, resource)
    values = values_of(resource.asked, {**sent, **_places(resource, places)})
    cursor = values.get("cursor")
    after = cursors.read(cursor, asked.path, sent, resource.place) if cursor else None
    found = resource.answer(Question(served=served, values=values, after=after))
    if isinstance(found, Download):
        return _send_download(asked, served, found)
    if not isinstance(found, Page):
        return _send(asked, served, {"demonstration": served.demonstration, **found})
    following = None
    if found.after is not None:
        following = addresses.following(
            asked.path, sent, cursors.write(found.after, asked.path, sent)
        )
    content = {
        "demonstration": served.demonstration, **found.more, "items": found.items,
        "next": following,
    }  # fmt: skip
    if not resource.place:
        del content["next"]
    return _send(asked, served, content, following)


def _send_download(asked: Asked, served: Served, file: Download) -> Response:
    # Named by its bytes alone: what was taken out of it makes it another.
    etag = f'"{TAGGED}-{file.sha256}"'
    headers = {
        "Content-Type": file.media_type,
        "Cache-Control": served.kept,
        "ETag": etag,
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(file.sha256)).decode()}:",
    }
    if is_unchanged(asked, etag):
        return Response(status=304, headers=headers)
    headers["Content-Length"] = str(file.size)
    content = () if asked.method == "HEAD" else Lasting(file.pieces())
    return Response(content, headers=headers, direct_passthrough=True)


def _places(resource: Resource, places: Mapping[str, str]) -> Mapping[str, str]:
    """What stands in the path; what cannot be any name of its kind names nothing."""
    own = [each for each in resource.parameters if resource.is_in_path(each)]
    try:
        values_of(own, places)
    except Problem:
        raise Problem("not-found") from None
    return places


def _send(asked: Asked, served: Served, content: Json, following: str | None = None) -> Response:
    written = f"{json.dumps(content, ensure_ascii=False)}\n".encode()
    response = send_made(asked, written, served.kept, media_type=JSON, of=TAGGED)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response
