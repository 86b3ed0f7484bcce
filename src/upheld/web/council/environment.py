"""Pages of the public forms: their templates over the public site's components and assets."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from upheld.casework.actions.by_public import ACCEPTED, SUFFIXES, largest
from upheld.pages.assets import Asset, asset
from upheld.pages.environment import LAYING_OUT, Components
from upheld.pages.frame import Frame
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox.clock import spoken
from upheld.web.council.forms import Fault

HERE = Path(__file__).parent


@cache
def sheet() -> Asset:
    """The style sheet that only these pages have, beside the common one."""
    return Asset(name="council.css", content=(HERE / "design" / "council.css").read_bytes())


@cache
def environment() -> Environment:
    """Templates escape everything; a name that is not there is an error, never an empty text."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(HERE / "templates"), Components()]),
        autoescape=True,
        undefined=StrictUndefined,
        **LAYING_OUT,
    )
    made.globals.update(accepted=ACCEPTED, suffixes=SUFFIXES, largest=largest)
    made.globals.update(asset=asset, sheet=sheet, spoken=spoken, faults_list=_as_options)
    return made


def page(
    request: HttpRequest, template: str, title: str, *, status: int = 200, **facts: Any
) -> HttpResponse:
    """A whole page."""
    frame = Frame(title=title, address=request.path, demonstration=bool(is_demonstration()))
    made = environment().get_template(template)
    content = made.render(frame=frame, csrf=get_token(request), **facts)
    return HttpResponse(content, status=status)


def _as_options(faults: Iterable[Fault]) -> list[dict[str, str]]:
    """Lines of an error summary as GOV.UK's component takes them."""
    return [fault._asdict() for fault in faults]
