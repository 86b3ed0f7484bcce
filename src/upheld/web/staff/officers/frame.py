"""What the pages of the room share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.outreach.models import ConfirmationRound, Survey
from upheld.outreach.queries.enquiries import rounds
from upheld.outreach.queries.surveys import surveys
from upheld.pages.frame import Crumb
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.environment import page, tell

ROOM = "/officers/"
UP = (Crumb(text="Link officers", address=ROOM),)
Form = TypeVar("Form", bound=CaseForm)


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a page asks, what its button says, and where it leads."""

    title: str
    button: str
    back: str
    lede: str = ""
    warning: bool = False
    crumbs: tuple[Crumb, ...] = UP


def round_in(year: int) -> ConfirmationRound:
    """The round that an address names, or not found."""
    found = rounds().filter(year=year).first()
    if found is None:
        raise Http404
    return found


def round_address(year: int) -> str:
    """The page of a round."""
    return f"{ROOM}rounds/{year}/"


def body_address(year: int, body: str) -> str:
    """The page of a body in a round."""
    return f"{round_address(year)}bodies/{body}/"


def survey_in(number: int) -> Survey:
    """The survey that an address names, or not found."""
    found = surveys().filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def survey_address(number: int) -> str:
    """The page of a survey."""
    return f"{ROOM}surveys/{number}/"


def asked(
    request: HttpRequest, form: Form, act: Callable[[Form], str], said: Act,
    template: str = "form.html", **facts: Any,
) -> HttpResponse:  # fmt: skip
    """Ask, do it once the answer holds, and lead back."""
    if words := form.done(lambda: act(form)):
        tell(request, words)
        return HttpResponseRedirect(said.back)
    return page(
        request, template, said.title, crumbs=said.crumbs, form=form, question=said,
        back=said.back, **facts,
    )  # fmt: skip


def done(
    request: HttpRequest, act: Callable[[], object], words: str, back: str
) -> HttpResponseRedirect:
    """A button without a page of its own: do it, or say why not."""
    try:
        act()
        tell(request, words)
    except Refused as refusal:
        tell(request, f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.")
    return HttpResponseRedirect(back)


def without(rows: Iterable[Any], blocked: frozenset[str]) -> list[Any]:
    """Enquiries, save those to bodies with which somebody has a conflict."""
    return [each for each in rows if each.body_id not in blocked]
