"""The pre-release list: who outside sees a body's figures before the hour; the page of the link."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, is_blocked
from upheld.runs.annual.actions import early_readers as actions
from upheld.runs.annual.count import named_release
from upheld.runs.annual.models import EarlyReader, Publication
from upheld.runs.annual.queries import early_readers as found
from upheld.runs.annual.showing import measure_rows
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Asked, words
from upheld.web.staff.guard import GET, POST, does, is_open
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of
from upheld.web.staff.years.frame import address, reporting_year, room_of
from upheld.web.staff.years.runs import sentence

WRITTEN = "%Y-%m-%dT%H:%M"
OPEN, OVER = "open", "over"
COLUMNS: Keys = {
    "name": lambda reader: reader.name.casefold(),
    "body": lambda reader: reader.authority.short_name.casefold(),
    # Whose time has ended comes last.
    "until": lambda reader: (not _is_open(reader), reader.until),
    "opened": lambda reader: reader.opened_at,
}


class Listed(Asked):
    """Who may see which body's figures, why and until when."""

    name = words("Write the person’s name", max_length=120)
    email = words("Write an email address", max_length=254)
    office = words("Say for which office the person reads", max_length=200)
    body = words("Choose a body", max_length=80)
    why = words("Say why this person sees the figures before others")
    until = forms.DateTimeField(
        input_formats=[WRITTEN],
        error_messages={
            "required": "Say until when", "invalid": "Write day and hour, such as 2020-07-29T09:30"
        },
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET)
def readers(request: HttpRequest, year: int) -> HttpResponse:
    """The list of a year, and every look that was taken."""
    reporting_year(year)
    listed = found.early_readers(year)
    seen = listed.exclude(authority_id__in=blocked_bodies(person_of(request)))
    chosen = {
        "text": request.GET.get("text", "").strip(), "time": one_of(request, "time", (OPEN, OVER)),
    }  # fmt: skip
    sort = sorting(request, COLUMNS, "until")
    wanted = in_order([each for each in seen if _is_wanted(each, **chosen)], sort, COLUMNS)
    rows = listing(request, wanted, chosen, sort)
    shows_of(request, map(str, rows.shown), "list")
    return room_of(
        request, "early.html", f"Pre-release list of {year}", year, list=rows, chosen=chosen,
        hidden=listed.count() - seen.count(), looks=found.looks(rows.shown), whole=seen.count(),
        staged=found.staged_ahead(year), is_open=_is_open,
    )  # fmt: skip


@does(Deed.STAGE_RELEASE, GET, POST)
@once
def add(request: HttpRequest, year: int) -> HttpResponse:
    """Put somebody on the list."""
    reporting_year(year)
    staged = found.staged_ahead(year)
    if staged is None:
        tell(request, f"Nothing of {year} is staged for a later hour, so there is nothing to show.")
        return HttpResponseRedirect(address(year, "early"))
    last = staged.public_at.astimezone(clock.UK).strftime(WRITTEN)
    form = opened(request, Listed, initial={"until": last})
    if form.is_valid() and _listed(request, form, year):
        return HttpResponseRedirect(address(year, "early"))
    blocked = blocked_bodies(person_of(request))
    bodies = [(s, n) for s, n in named_release(staged.release).bodies.items() if s not in blocked]
    return room_of(
        request, "early_new.html", "Put somebody on the pre-release list", year,
        Crumb(text="Pre-release list", address=address(year, "early")), form=form,
        bodies=sorted(bodies, key=lambda body: body[1]), staged=staged,
        back=address(year, "early"),
    )  # fmt: skip


@does(Deed.STAGE_RELEASE, POST)
@once
def withdraw(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Take somebody from the list."""
    reader = _reader(request, year, number)
    actions.withdraw_reader(reader=reader, by=person_of(request).key)
    tell(request, f"{reader.name} is no longer on the list; the link leads nowhere.")
    return HttpResponseRedirect(address(year, "early"))


@does(Deed.STAGE_RELEASE, POST)
@once
def again(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Send another link."""
    reader = _reader(request, year, number)
    try:
        actions.send_again(reader=reader, by=person_of(request).key)
        tell(request, f"Another link is on its way to {reader.name}.")
    except Refused as refusal:
        tell(request, sentence(refusal))
    return HttpResponseRedirect(address(year, "early"))


@is_open("the link in the mail is the proof; it works once", GET, POST)
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the link shows; the button uses it up, so that no mail scanner does."""
    reader = found.waiting_reader(token)
    if reader is None:
        return _nothing(request)
    staged = found.staged_ahead(reader.year)
    if request.method != POST or staged is None:
        title = f"Figures of {reader.authority.short_name} before their publication"
        return page(request, "early_link.html", title, reader=reader, staged=staged)
    try:
        actions.open_link(token=token, by="an early link")
    except Refused:
        return _nothing(request)
    return _figures(request, reader, staged)


def _nothing(request: HttpRequest) -> HttpResponse:
    # The same words for a link that was used and for one that never was.
    return page(request, "early_over.html", "This link shows nothing more", status=404)


def _is_open(reader: EarlyReader) -> bool:
    return reader.withdrawn_at is None and reader.until > clock.now()


def _is_wanted(reader: EarlyReader, *, text: str, time: str) -> bool:
    # People are not searched for by name: what is searched for stands in the address of a page.
    said = f"{reader.authority.short_name} {reader.office}"
    of_time = time in {"", OPEN if _is_open(reader) else OVER}
    return of_time and text.casefold() in said.casefold()


def _figures(request: HttpRequest, reader: EarlyReader, staged: Publication) -> HttpResponse:
    figures = named_release(staged.release).figures(reader.authority_id)
    year = ReportingYear(reader.year)
    tables: list[tuple[str, Any, Any]] = [
        ("Received", figures.received, {h: h.words for h in Heading}),
        ("Decided", figures.decided, {o: o.words for o in Outcome}),
        ("Compliance outcomes", figures.compliance, {o: o.words for o in ComplianceOutcome}),
    ]
    return page(
        request, "early_figures.html", f"{figures.name}, {year.label}", reader=reader,
        staged=staged, tables=tables, measures=list(measure_rows(figures)),
    )  # fmt: skip


def _listed(request: HttpRequest, form: Listed, year: int) -> bool:
    said, who = form.cleaned_data, person_of(request)
    until: datetime = said["until"]
    try:
        _check_free(is_blocked(who, said["body"]))
        actions.list_reader(
            year=year, body=said["body"], name=said["name"], email=said["email"],
            office=said["office"], why=said["why"], until=until, by=who.key,
        )  # fmt: skip
    except Refused as refusal:
        form.refuse(_field_of(str(refusal)), refusal)
        return False
    tell(request, f"A link is on its way to {said['name']}.")
    return True


def _check_free(blocked: bool) -> None:
    if blocked:
        raise Refused("choose a body of the release")


def _field_of(words: str) -> str:
    for word, field in {"address": "email", "moment": "until", "body": "body"}.items():
        if word in words:
            return field
    return "name"


def _reader(request: HttpRequest, year: int, number: int) -> EarlyReader:
    reporting_year(year)
    reader = found.early_readers(year).filter(pk=number).first()
    if reader is None or is_blocked(person_of(request), reader.authority_id):
        raise Http404
    return reader
