"""Mails to single people: how each stands. Whom they go to and what they say is shown nowhere."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.matters import Matter
from upheld.domain.post import State
from upheld.domain.roles import Deed
from upheld.mailing.models import Dispatch
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.register.queries.authorities import records
from upheld.runs.outbox.actions import dispatches
from upheld.runs.outbox.queries.dispatches import (
    dispatch_counts,
    dispatches_for_a_person,
    dispatches_seen,
    needs_a_person,
)
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of, sorting
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.post.forms import ARRIVED, LEFT_ALONE, NOT_ARRIVED, SettleMail
from upheld.web.staff.post.frame import UP

OPEN, MAILS = "open", "/post/mails/"
COLUMNS = {"matter": "matter", "state": "state", "queued": "queued_at", "sent": "sent_at"}
WITHDRAWN = "It did not go and will not: its link had ended or was taken back, or it was let be."
DONE = {
    ARRIVED: (dispatches.note_arrived, "It is noted as sent."),
    NOT_ARRIVED: (dispatches.send_once_more, "It is sent again within a minute."),
    LEFT_ALONE: (dispatches.let_be, "It is let be."),
}


@does(Deed.SEE_POST, GET)
def mails(request: HttpRequest) -> HttpResponse:
    """By matter and state, the newest first."""
    blocked = blocked_bodies(person_of(request))
    chosen = {
        "matter": one_of(request, "matter", list(Matter)),
        "state": one_of(request, "state", [OPEN, *State]),
    }
    sort = sorting(request, COLUMNS, "-queued")
    rows = dispatches_seen(without=blocked)
    if chosen["state"] == OPEN:
        rows = dispatches_for_a_person(without=blocked)
    elif chosen["state"]:
        rows = rows.filter(state=chosen["state"])
    if chosen["matter"]:
        rows = rows.filter(matter=chosen["matter"])
    way = "-" if sort.startswith("-") else ""
    ordered = rows.order_by(f"{way}{COLUMNS[sort.removeprefix('-')]}", "pk")
    return page(
        request, "post/mails.html", "Other mails", crumbs=UP,
        list=listing(request, ordered, chosen, sort), chosen=chosen, State=State, Matter=Matter,
        bodies=records(), counts=dispatch_counts(without=blocked),
        to_look_at=dispatches_for_a_person(without=blocked).count(),
    )  # fmt: skip


@does(Deed.SEE_POST, GET)
def mail(request: HttpRequest, number: int) -> HttpResponse:
    """One mail: what it is about, how it stands, what the server said."""
    found = dispatch_or_404(request, number)
    return _one(request, "post/mail.html", titled(found), found, crumbs=_crumbs())


@does(Deed.SETTLE_POST, GET, POST)
@once
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """What a person decides about one that did not go, or of which nobody knows."""
    found, form = dispatch_or_404(request, number), opened(request, SettleMail)
    if form.is_valid():
        action, words = DONE[form.cleaned_data["found"]]
        try:
            action(
                dispatch=number, why=form.cleaned_data["why"], by=person_of(request).key
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(None, refusal)
        else:
            tell(request, words)
            return HttpResponseRedirect(address_of(found))
    crumbs = (*_crumbs(), Crumb(text=titled(found), address=address_of(found)))
    title = "Decide about a mail that may not have gone"
    return _one(request, "post/mail_settle.html", title, found, crumbs=crumbs, form=form)


def address_of(dispatch: Dispatch) -> str:
    """Where a mail is looked at."""
    return f"{MAILS}{dispatch.pk}/"


def titled(dispatch: Dispatch) -> str:
    """Such as "Invitation or new password: invitation 7"."""
    return f"{Matter(dispatch.matter).words}: {dispatch.about}"


def dispatch_or_404(request: HttpRequest, number: int) -> Dispatch:
    """A mail, unless it is of a body with which whoever asks has a conflict."""
    blocked = blocked_bodies(person_of(request))
    found = dispatches_seen(without=blocked).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _crumbs() -> tuple[Crumb, ...]:
    return (*UP, Crumb(text="Other mails", address=MAILS))


def _meaning(state: State) -> str:
    # A letter is withdrawn for other reasons than these.
    return WITHDRAWN if state is State.WITHDRAWN else state.meaning


def _one(
    request: HttpRequest, template: str, title: str, found: Dispatch, **facts: Any
) -> HttpResponse:
    return page(
        request, template, title, mail=found, matter=Matter(found.matter),
        state=State(found.state), meaning=_meaning(State(found.state)), bodies=records(),
        back=address_of(found),
        is_uncertain=found.state == State.UNCERTAIN,
        has_returned=found.state == State.RETURNED, to_decide=needs_a_person(found), **facts,
    )  # fmt: skip
