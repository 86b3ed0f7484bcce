"""Write a question or resource, seen as the public will before it is saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.roles import Deed
from upheld.outreach.actions.records import write_version
from upheld.outreach.models.record_version import LEARNING, QUESTION
from upheld.outreach.queries.records import Record, record
from upheld.outreach.records import WORDS, check_content, content_of
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.resources import forms
from upheld.web.staff.resources.frame import (
    ROOM,
    UP,
    address_of,
    crumbs_of,
    kind_in,
    record_in,
)
from upheld.web.staff.resources.preview import Seen, seen

LOOK = "look"
NEW: dict[str, type[forms.Written]] = {QUESTION: forms.NewQuestion, LEARNING: forms.NewLearning}
CHANGED: dict[str, type[forms.Written]] = {
    QUESTION: forms.ChangedQuestion,
    LEARNING: forms.ChangedLearning,
}


@does(Deed.WRITE_RESOURCES, GET, POST)
@once
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a new one."""
    form = opened(request, NEW[kind_in(kind)])
    if form.is_valid() and record(kind, form.cleaned_data["key"], clock.now()):
        form.add_error("key", f"There is a {WORDS[kind]} of this name: choose another")
    return _written(request, form, kind, None)


@does(Deed.WRITE_RESOURCES, GET, POST)
@once
def change(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Write the next version."""
    found = record_in(kind, key)
    form = opened(request, CHANGED[kind])
    form.initial = {**_as_it_is(found), "version": found.newest.number, **(form.initial or {})}
    return _written(request, form, kind, found)


def _written(
    request: HttpRequest, form: forms.Written, kind: str, found: Record | None
) -> HttpResponse:  # fmt: skip
    shown: Seen | None = None
    if form.is_valid():
        key = found.key if found else form.cleaned_data["key"]
        try:
            content = form.content(key)
            if request.POST.get("do") == LOOK:
                check_content(content)
                shown = seen(content)
            else:
                made = write_version(
                    content=content, why=form.lines("why"), by=person_of(request).key,
                    version=form.made_from(),
                )  # fmt: skip
                tell(request, f"Version {made.number} is saved. Somebody else approves it.")
                return HttpResponseRedirect(address_of(kind, key))
        except Overtaken as first:
            form.overtaken(first, _as_it_is(record(kind, key, clock.now())))
        except Refused as refusal:
            form.refused(refusal)
    return page(
        request, "resources/write.html", f"{'Change' if found else 'Add'} a {WORDS[kind]}",
        crumbs=crumbs_of(found) if found else UP, form=form, seen=shown, found=found,
        back=address_of(kind, found.key) if found else ROOM,
    )  # fmt: skip


def _as_it_is(found: Record | None) -> dict[str, Any]:
    if found is None:
        return {}
    return forms.as_it_is(content_of(found.kind, found.newest.content))
