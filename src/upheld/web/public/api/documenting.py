"""/api/: what the records of the API say, as a page."""

from functools import cache

from werkzeug.wrappers import Response

from upheld.pages.programs import (
    ADDRESS,
    Shown,
    ShownParameter,
    ShownProblem,
    ShownResource,
    programs_page,
)
from upheld.web.public.api.answering import DESCRIPTION
from upheld.web.public.api.entry import VERSION
from upheld.web.public.api.problems import KINDS
from upheld.web.public.api.resource import MOST, PREFIX, USUAL, Parameter, Resource
from upheld.web.public.api.resources import RESOURCES
from upheld.web.public.asking import Asked
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served

# A longer list is for programs, in the description.
FEW = 12


def answer(asked: Asked, served: Served) -> Response | None:
    """The page, at its own address alone."""
    if asked.path != ADDRESS:
        return None
    content = programs_page(_shown(), demonstration=served.demonstration)
    return send_page(asked, served.edition, content, served.kept)


@cache
def _shown() -> Shown:
    return Shown(
        version=VERSION,
        description=DESCRIPTION,
        usual=USUAL,
        most=MOST,
        resources=[_resource(each) for each in RESOURCES],
        problems=[
            ShownProblem(name=name, status=kind.status, title=kind.title)
            for name, kind in KINDS.items()
        ],
    )


def _resource(resource: Resource) -> ShownResource:
    return ShownResource(
        name=resource.name,
        title=resource.title,
        address=f"{PREFIX}{resource.path}",
        about=resource.about,
        parameters=tuple(map(_parameter, resource.parameters)),
        linked=not any(each.required for each in resource.parameters),
    )


def _parameter(parameter: Parameter) -> ShownParameter:
    values = tuple(parameter.schema.get("enum", ()))
    return ShownParameter(
        name=parameter.name,
        about=parameter.about,
        required=parameter.required,
        values=values if len(values) <= FEW else (),
    )
