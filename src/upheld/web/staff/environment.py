"""Pages of the staff site: its templates over the public site's components and assets."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from upheld.domain.roles import Deed, Role, deeds_of
from upheld.pages.assets import Asset, asset
from upheld.pages.environment import LAYING_OUT, TEMPLATES, Components
from upheld.pages.frame import Crumb, Frame
from upheld.people.queries.people import named, roles_of
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox.clock import spoken
from upheld.web.dated import example_day, spoken_day, with_spoken_days
from upheld.web.staff.asking import signed_in
from upheld.web.staff.form_token import Tokens
from upheld.web.staff.forms import Fault
from upheld.web.staff.menu import menu

HERE = Path(__file__).parent
TOLD = "told"


@cache
def sheet() -> Asset:
    """The style sheet that only staff pages have, beside the common one."""
    return Asset(name="staff.css", content=(HERE / "design" / "staff.css").read_bytes())


@cache
def environment() -> Environment:
    """Templates escape everything; a name that is not there is an error, never an empty text."""
    made = Environment(
        # What the public will read is shown by the public site's own templates.
        loader=ChoiceLoader(
            [
                FileSystemLoader(HERE / "templates"),
                PrefixLoader({"public": FileSystemLoader(TEMPLATES)}),
                Components(),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        **LAYING_OUT,
    )
    made.globals.update(
        asset=asset, sheet=sheet, spoken=spoken, spoken_day=spoken_day, named=named, Role=Role,
        faults_list=_as_options, with_spoken_days=with_spoken_days,
        example_day=example_day,
    )  # fmt: skip
    return made


def page(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    status: int = 200,
    crumbs: tuple[Crumb, ...] = (),
    **facts: Any,
) -> HttpResponse:
    """A whole page for whoever asks, with the menu of what they may do."""
    person = signed_in(request)
    roles = roles_of(person) if person else frozenset[Role]()
    deeds = deeds_of(roles) if person and person.is_active else frozenset[Deed]()
    frame = Frame(
        title=title, address=request.path, demonstration=bool(is_demonstration()), crumbs=crumbs
    )
    content = environment().get_template(template).render(
        frame=frame,
        person=person,
        held=sorted(role.words for role in roles),
        menu=menu(deeds, request.path) if person else (),
        may=deeds,
        Deed=Deed,
        csrf=Tokens(forgery=get_token(request), person=person, place=request.path),
        told=request.session.pop(TOLD, "") if person else "",
        **facts,
    )  # fmt: skip
    return HttpResponse(content, status=status)


def tell(request: HttpRequest, words: str) -> None:
    """Say something at the top of the next page."""
    request.session[TOLD] = words


def _as_options(faults: Iterable[Fault]) -> list[dict[str, str]]:
    """Lines of an error summary as GOV.UK's component takes them."""
    return [fault._asdict() for fault in faults]
