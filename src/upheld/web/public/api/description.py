"""The API as OpenAPI 3.1, written from the records that answer."""

from typing import Any

from upheld.publication.open_data.words import LICENCE, LICENCE_ADDRESS
from upheld.web.public.api import problems
from upheld.web.public.api import schemas as s
from upheld.web.public.api.entry import VERSION
from upheld.web.public.api.resource import PREFIX, Parameter, Resource
from upheld.web.public.api.resources import COMPONENTS, RESOURCES
from upheld.web.public.api.schemas import Json, Schema

_PROBLEMS = {
    400: "The request is not understood; `detail` says why.",
    404: "There is nothing that is public under this address or value.",
    410: "What was here was taken down.",
    414: "The address is too long.",
    500: "The fault is ours.",
    503: "Not open yet; try again later.",
}
DEMONSTRATION = s.flag("Whether the site rests on invented casework.")
_ABOUT = (
    "Decisions, reports, improvements, resources to learn from and yearly figures of an ombudsman, "
    "as the site shows them. "
    "For reading only, without a key. Lists come in pages: follow `next` until it is null. Each "
    "answer has an ETag; ask with If-None-Match and get 304 where nothing has changed. Members "
    "may be added to answers, and values to their enumerations; none is taken away or changed "
    "under this address."
)
_OF_DEMONSTRATION = " This is a demonstration: casework is invented."


def description(*, demonstration: bool) -> Json:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Your council’s performance",
            "version": VERSION,
            "description": _ABOUT + (_OF_DEMONSTRATION if demonstration else ""),
            "license": {"name": LICENCE, "url": LICENCE_ADDRESS},
        },
        "servers": [{"url": PREFIX}],
        "paths": {each.path: {"get": _operation(each)} for each in RESOURCES},
        "components": {"schemas": {**COMPONENTS, "Problem": problems.SCHEMA}},
    }


def _operation(resource: Resource) -> Json:
    parameters = [_parameter(resource, each) for each in resource.asked]
    refused = [status for status in _PROBLEMS if status != 410 or resource.taken_down]  # noqa: PLR2004
    return {
        "operationId": resource.name,
        "summary": resource.title,
        "description": resource.about,
        **({"parameters": parameters} if parameters else {}),
        "responses": {
            "200": _success(resource),
            "304": {"description": "Nothing has changed since the ETag that was sent."},
            **{str(status): _problem(status) for status in refused},
        },
    }


def _parameter(resource: Resource, parameter: Parameter) -> Json:
    schema = {name: value for name, value in parameter.schema.items() if name != "description"}
    if schema["type"] == "string" and "enum" not in schema and "format" not in schema:
        schema.setdefault("minLength", 1)
    return {
        "name": parameter.name,
        "in": "path" if resource.is_in_path(parameter) else "query",
        "description": parameter.about,
        "required": parameter.required,
        "schema": schema,
        **({"example": parameter.example} if parameter.example is not None else {}),
    }


def _success(resource: Resource) -> Json:
    schema = _listed(resource) if resource.lists else _single(resource)
    return {
        "description": resource.title,
        "headers": {"ETag": {"schema": s.text(), "description": "Names these very bytes."}},
        "content": {resource.media_type: {"schema": schema}},
    }


def _single(resource: Resource) -> Schema:
    if not resource.schema_name:
        return resource.schema
    if "demonstration" in resource.schema["properties"]:
        return s.ref(resource.schema_name)
    return {"allOf": [s.ref(resource.schema_name), s.record({"demonstration": DEMONSTRATION})]}


def _listed(resource: Resource) -> Schema:
    following = s.or_null(s.address("The next page; null on the last one."))
    return s.record(
        {
            "demonstration": DEMONSTRATION,
            **resource.beside,
            "items": s.many(s.ref(resource.schema_name)),
            **({"next": following} if resource.place else {}),
        }
    )


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": _PROBLEMS[status],
        "content": {problems.MEDIA_TYPE: {"schema": s.ref("Problem")}},
    }
