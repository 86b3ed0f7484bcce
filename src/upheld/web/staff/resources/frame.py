"""What the pages of one question or resource share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.outreach.queries.records import Record, record
from upheld.pages.frame import Crumb
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.environment import page, tell
from upheld.web.staff.opening import opened
from upheld.web.staff.resources.words import KINDS

ROOM = "/resources/"
UP = (Crumb(text="Resources", address=ROOM),)
Form = TypeVar("Form", bound=CaseForm)


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a page asks, and what its button says."""

    title: str
    button: str
    lede: str = ""
    warning: bool = False


def kind_in(address: str) -> str:
    """The kind that an address names, or not found."""
    if address not in KINDS:
        raise Http404
    return address


def record_in(kind: str, key: str) -> Record:
    """The record that an address names, or not found."""
    found = record(kind_in(kind), key, clock.now())
    if found is None:
        raise Http404
    return found


def address_of(kind: str, key: str) -> str:
    """The page of a record."""
    return f"{ROOM}{kind}/{key}/"


def crumbs_of(found: Record) -> tuple[Crumb, ...]:
    """Where a page about a record stands."""
    return (*UP, Crumb(text=found.title, address=address_of(found.kind, found.key)))


def asked(
    request: HttpRequest, found: Record, kind: type[Form],
    act: Callable[[Form, Mapping[str, Any]], str], said: Act,
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Ask, do it once the answer holds, and lead back to the record."""
    form = opened(request, kind)
    form.initial = {"version": found.newest.number, **(initial or {}), **(form.initial or {})}
    if words := form.done(lambda: act(form, _common(found, form, by=person_of(request).key))):
        tell(request, words)
        return HttpResponseRedirect(address_of(found.kind, found.key))
    return page(
        request, "form.html", said.title, crumbs=crumbs_of(found), form=form,
        question=said, back=address_of(found.kind, found.key),
    )  # fmt: skip


def _common(found: Record, form: CaseForm, *, by: str) -> dict[str, Any]:
    return {"kind": found.kind, "key": found.key, "number": form.made_from(), "by": by}
