"""Every resource of the API, in the order of its description."""

from upheld.web.public.api import (
    bodies,
    bulk,
    changes,
    counts,
    decisions,
    entry,
    figures,
    improvements,
    learning,
    reports,
    searching,
    years,
)
from upheld.web.public.api.resource import PREFIX, Question, Resource
from upheld.web.public.api.schemas import Json, Schema

_OTHERS = (
    *bodies.RESOURCES, *figures.RESOURCES, *years.RESOURCES, *searching.RESOURCES,
    *decisions.RESOURCES,
    *reports.RESOURCES, *improvements.RESOURCES, *learning.RESOURCES, *counts.RESOURCES,
    *changes.RESOURCES, *bulk.RESOURCES,
)  # fmt: skip
_LISTS = {each.name: f"{PREFIX}{each.path}" for each in _OTHERS if "{" not in each.path}


def _entry(question: Question) -> Json:
    return entry.tell(question, _LISTS)


RESOURCES = (
    Resource(
        path="/", name="entry", title="Entry", about="Where everything is.",
        answer=_entry, schema=entry.SCHEMA, schema_name="Entry",
    ),
    *_OTHERS,
)  # fmt: skip
COMPONENTS: dict[str, Schema] = {
    **years.COMPONENTS, **searching.COMPONENTS, **decisions.COMPONENTS, **reports.COMPONENTS,
    **{each.schema_name: each.schema for each in RESOURCES if each.schema_name},
}  # fmt: skip
