"""Forms that change a body of the register."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.register.actions import bodies as change
from upheld.register.facts import BodyFacts
from upheld.register.models import Authority
from upheld.register.queries import bodies as found
from upheld.register.queries.authorities import records
from upheld.web.staff.asking import person_of
from upheld.web.staff.bodies import REGISTER, UP, address_of, body_or_404, crumbs_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.register_forms import (
    AddBody,
    AddName,
    ChangeType,
    CorrectBody,
    EndBody,
    Remove,
    TakeBack,
    lines_of,
)
from upheld.web.staff.versions import Versioned, saved

AHEAD = {"name": "the name", "type": "the type", "end": "the end"}


@does(Deed.CHANGE_REGISTER, GET, POST)
@once
def add(request: HttpRequest) -> HttpResponse:
    """Add a body, such as one that is to come."""
    form = opened(request, AddBody)
    if form.is_valid():
        said = form.cleaned_data
        try:
            change.add_body(
                slug=said["slug"], facts=BodyFacts(**form.facts()), parent=said["parent"],
                why=said["why"], by=person_of(request).key,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse("slug" if "short form" in str(refusal) else "name", refusal)
        else:
            tell(request, f"{said['name']} is in the register.")
            return HttpResponseRedirect(address_of(said["slug"]))
    return page(
        request, "register/add.html", "Add a body", form=form, crumbs=UP, types=AuthorityType,
        regions=found.regions(), bodies=records().values(),
    )  # fmt: skip


@does(Deed.CHANGE_REGISTER, GET, POST, body="body")
@once
def name(request: HttpRequest, body: str) -> HttpResponse:
    """Another name from a day on."""
    known = body_or_404(body)
    form = opened(request, AddName, initial=_version(known))

    def add_name() -> str:
        said = form.cleaned_data
        change.add_name(
            authority=body, name=said["name"], start=said["start"], why=said["why"],
            version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        return "The name is noted; it counts from its day."

    return _asked(request, known, form, add_name, "register/name.html", "Add a name")


@does(Deed.CHANGE_REGISTER, GET, POST, body="body")
@once
def type_from(request: HttpRequest, body: str) -> HttpResponse:
    """Another type from a day on."""
    known = body_or_404(body)
    form = opened(request, ChangeType, initial=_version(known))

    def change_type() -> str:
        said = form.cleaned_data
        change.change_type(
            authority=body, kind=AuthorityType(said["kind"]), start=said["start"],
            why=said["why"], version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        return "The type is noted; it counts from its day."

    return _asked(
        request, known, form, change_type, "register/type.html", "Change the type",
        types=AuthorityType,
    )  # fmt: skip


@does(Deed.CHANGE_REGISTER, GET, POST, body="body")
@once
def end(request: HttpRequest, body: str) -> HttpResponse:
    """End a body with a day, and name who follows."""
    known = body_or_404(body)
    form = opened(request, EndBody, initial=_version(known))

    def end_body() -> str:
        said = form.cleaned_data
        change.end_body(
            authority=body, last_day=said["end"], successors=_slugs(said["successors"]),
            why=said["why"], version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        return "The end is noted; it takes effect after that day by itself."

    return _asked(request, known, form, end_body, "register/end.html", "End this body")


@does(Deed.CHANGE_REGISTER, GET, POST, body="body")
@once
def correct(request: HttpRequest, body: str) -> HttpResponse:
    """Correct a mistake, for a reason."""
    known = body_or_404(body)
    form = opened(request, CorrectBody, initial=_version(known) | _as_it_is(known))

    def correct_body() -> str:
        said = form.cleaned_data
        changed = change.correct_body(
            authority=body, facts=BodyFacts(**form.facts()), name_from=said["name_from"],
            successors=_slugs(said["successors"]), why=said["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return "The body is corrected." if changed else "Nothing differed; nothing was changed."

    return _asked(
        request, known, form, correct_body, "register/correct.html", "Correct a mistake",
        types=AuthorityType, regions=found.regions(),
    )  # fmt: skip


@does(Deed.CHANGE_REGISTER, GET, POST, body="body")
@once
def take_back(request: HttpRequest, body: str, what: str) -> HttpResponse:
    """Take back what lies ahead, after a question."""
    known = body_or_404(body)
    if what not in AHEAD:
        raise Http404
    form = opened(request, TakeBack, initial=_version(known))

    def take() -> str:
        change.take_back(
            authority=body, what=what, why=form.cleaned_data["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return "It is taken back."

    title = f"Take back {AHEAD[what]} that lies ahead"
    return _asked(request, known, form, take, "register/take_back.html", title)


@does(Deed.CHANGE_REGISTER, GET, POST, body="body")
@once
def remove(request: HttpRequest, body: str) -> HttpResponse:
    """Take out a body that was added by mistake, after a question."""
    known = body_or_404(body)
    form = opened(request, Remove, initial=_version(known))

    def take_out() -> str:
        change.remove_body(authority=body, version=form.made_from(), by=person_of(request).key)
        return f"{known.short_name} is no longer in the register."

    if request.method == POST and (words := saved(form, take_out)):
        tell(request, words)
        return HttpResponseRedirect(REGISTER)
    return page(
        request, "register/remove.html", f"Remove {known.short_name}", form=form, body=known,
        crumbs=crumbs_of(known), back=address_of(body),
    )  # fmt: skip


def _asked(
    request: HttpRequest,
    body: Authority,
    form: Versioned,
    action: Callable[[], str],
    template: str,
    title: str,
    **facts: Any,
) -> HttpResponse:
    now = partial(_as_it_is, body) if isinstance(form, CorrectBody) else dict
    if words := saved(form, action, now, _field_of):
        tell(request, words)
        return HttpResponseRedirect(address_of(body.pk))
    return page(
        request, template, f"{title}: {body.short_name}", form=form, body=body,
        crumbs=crumbs_of(body), back=address_of(body.pk), **facts,
    )  # fmt: skip


def _field_of(words: str) -> str:
    about = ("another body", "later than the day after", "cannot take over", "no successor")
    return "successors" if any(each in words for each in about) else ""


def _slugs(text: str) -> tuple[str, ...]:
    """Bodies, each by its short form for addresses or by its name."""
    named = {body.name.casefold(): slug for slug, body in records().items()}
    return tuple(named.get(line.casefold(), line) for line in lines_of(text))


def _version(body: Authority) -> dict[str, Any]:
    made = found.changes_of(body.pk)
    return {"version": made[0].number if made else 0}


def _as_it_is(body: Authority) -> dict[str, Any]:
    facts = found.facts_of(body)
    last = found.names_of(body)[-1]
    return {
        "name": facts.name, "name_from": spoken_day(last.start, ""), "short_name": facts.short_name,
        "kind": facts.type.value, "region": facts.region, "gss_code": facts.gss_code,
        "start": spoken_day(facts.start, ""), "end": spoken_day(facts.end, ""),
        "successors": "\n".join(found.successor_slugs(body)),
    }  # fmt: skip
