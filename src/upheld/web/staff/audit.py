"""The audit for the auditor: search, one event, its values for a reason, the state of the chain."""

import re
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions.retention import reveal
from upheld.casework.actions.verifying import VERIFY
from upheld.casework.models import AuditEvent
from upheld.casework.personal import PERSONAL, Opened
from upheld.casework.queries import audit_search, seals
from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.runs.audit_check import heads, verify_and_note
from upheld.runs.audit_export import export
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.audit_search import Searched
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Reason
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once, once_begun
from upheld.web.staff.opening import opened

AUDIT, CHAIN = "/audit/", "/audit/chain/"
UP = (Crumb(text="Audit", address=AUDIT),)
ON_A_PAGE = 50
# Some twenty seconds; a longer chain is verified by the timer, and nobody waits for a page.
LONGEST_VERIFIED = 500_000
COLUMNS = (
    ("at", "When"), ("by", "Who"), ("action", "What"), ("subject", "About"), ("origin", "From"),
)  # fmt: skip


@does(Deed.SEARCH_AUDIT, GET)
def search(request: HttpRequest) -> HttpResponse:
    """Events of a search, the newest first."""
    form = Searched(request.GET)
    found = audit_search.events(form.search()) if form.is_valid() else AuditEvent.objects.none()
    return page(
        request, "audit.html", "Audit", form=form, columns=COLUMNS, link_of=link_of,
        shown=Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        actions=audit_search.actions(), verified=audit_search.last_of(VERIFY),
        example=f"{clock.today():%d/%m/%Y}",
    )  # fmt: skip


@does(Deed.SEARCH_AUDIT, GET)
def csv(request: HttpRequest) -> HttpResponse | FileResponse:
    """Every event of a search as a file: made whole before the first byte leaves."""
    form = Searched(request.GET)
    if not form.is_valid():
        return HttpResponseRedirect(f"{AUDIT}{form.address()}")
    made = export(form.search(), by=person_of(request).key)
    return FileResponse(
        made.content, as_attachment=True, filename=made.name, content_type="text/csv; charset=utf-8"
    )


@does(Deed.SEARCH_AUDIT, GET)
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One event with everything but its personal values."""
    found = _event(number)
    return page(
        request, "audit_event.html", f"Audit event {number}", event=found, crumbs=UP,
        detail={name: said for name, said in found.detail.items() if name != PERSONAL},
        values=found.detail.get(PERSONAL, {}), keys=audit_search.keys_of(found), link_of=link_of,
        seal=seals.seal_over(found), before=audit_search.event(number - 1),
        after=audit_search.event(number + 1),
    )  # fmt: skip


@does(Deed.SEARCH_AUDIT, GET, POST)
@once
def values(request: HttpRequest, number: int) -> HttpResponse:
    """The personal values of an event, for a reason; to see them is an event of its own."""
    found, form = _event(number), opened(request, Reason)
    if PERSONAL not in found.detail:
        raise Http404
    shown: Sequence[Opened] = ()
    if form.is_valid():
        try:
            shown = reveal(event=found, why=form.cleaned_data["why"], by=person_of(request).key)
        except Refused as refusal:
            form.refuse("why", refusal)
    crumbs = (*UP, Crumb(text=f"Event {number}", address=f"{AUDIT}{number}/"))
    return page(
        request, "audit_values.html", f"Personal values of audit event {number}", form=form,
        event=found, shown=shown, sides=found.detail[PERSONAL], crumbs=crumbs,
    )  # fmt: skip


@does(Deed.SEARCH_AUDIT, GET, POST)
@once_begun
def chain(request: HttpRequest) -> HttpResponse:
    """The state of the chain: when it was verified, its seals, and what cuts and releases hold."""
    state = seals.state()
    if request.method == POST:
        tell(request, _verified(state.events, person_of(request).key))
        return HttpResponseRedirect(CHAIN)
    return page(
        request, "audit_chain.html", "State of the audit chain", crumbs=UP,
        verified=audit_search.last_of(VERIFY), heads=tuple(heads()), state=state,
        shown=Paginator(seals.seals(), ON_A_PAGE).get_page(request.GET.get("page")),
    )  # fmt: skip


def _verified(events: int, by: str) -> str:
    if events > LONGEST_VERIFIED:
        return (
            f"{events:,} events are too many to verify while you wait. The command "
            "“upheld audit verify” does it, by a timer; what it finds stands here."
        )
    try:
        count = verify_and_note(by=by)
    except CheckFailed as broken:
        return f"The chain is not whole: {broken}."
    return f"The chain is whole: {count:,} {'event' if count == 1 else 'events'}."


def link_of(name: str) -> str:
    """The page of a person that an event names by key; empty where there is none."""
    found = re.fullmatch(r"person (\d+)", name)
    return f"/people/{found[1]}/" if found else ""


def _event(number: int) -> AuditEvent:
    found = audit_search.event(number)
    if found is None:
        raise Http404
    return found
