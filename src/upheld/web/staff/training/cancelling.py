"""Sessions cancelled: one of them, or all of a span of days after a look at what that ends."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.booked import Cancelled
from upheld.outreach.models import Session
from upheld.outreach.queries.cancelling import sessions_between, would_cancel
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.training import forms
from upheld.web.staff.training.frame import (
    ROOM,
    Done,
    Question,
    address_of,
    asked,
    crumbs_of,
    name_of,
    pounds,
    session_in,
    shown,
)

DO_CANCEL = "cancel"


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One session, for a reason that those who booked read."""
    session = session_in(number)
    form = opened(request, forms.CancelledSessions)

    def act() -> Done:
        return Done(_told(cancel_sessions(
            sessions=[number], why=form.lines("why"), by=person_of(request).key,
            credits_kept=_keeps(form),
        )))  # fmt: skip

    said = Question(
        title="Cancel the session", button="Cancel it", warning=True, back=address_of(session),
        crumbs=crumbs_of(session), lede=f"{name_of(session)}. Everybody with a place or a wait is "
        "told by mail.",
    )  # fmt: skip
    return asked(
        request, form, act, said, template="cancel.html", sessions=[session],
        would=would_cancel([number], credits_kept=True), looked=True,
    )  # fmt: skip


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def span(request: HttpRequest) -> HttpResponse:
    """Choose days, look at what that ends, give the reason, and do it in one act."""
    form = opened(request, forms.Span, initial=forms.Span.EVERYTHING)
    sessions: list[Session] = []
    would: Cancelled | None = None
    if form.is_valid():
        sessions = _chosen(form)
        numbers = [each.pk for each in sessions]
        would = would_cancel(numbers, credits_kept=_keeps(form))
        seen, now = form.cleaned_data["seen"], ",".join(map(str, numbers))
        if not sessions:
            form.refuse("first", Refused("no session of these kinds and ways starts on these days"))
        elif request.POST.get("do") == DO_CANCEL and seen != now:
            form.refuse(None, Refused("there are other sessions by now: look again, then cancel"))
        form.shows(now)

    def act() -> Done:
        done = cancel_sessions(
            sessions=[each.pk for each in sessions], why=form.lines("why"),
            credits_kept=_keeps(form), by=person_of(request).key,
        )  # fmt: skip
        return Done(_told(done), f"{ROOM}?state=cancelled&sort=-day")

    said = Question(
        title="Cancel several sessions", back=ROOM, warning=True, button="Cancel them",
        lede="All sessions of the ticked kinds and ways that start on these days end in one act. "
        "Everybody is told once, however many of their bookings it ends.",
    )  # fmt: skip
    looked = bool(sessions)
    if request.POST.get("do") != DO_CANCEL:
        return shown(
            request, "cancel.html", said.title, form=form, question=said, back=ROOM,
            sessions=sessions, would=would, looked=looked,
        )  # fmt: skip
    return asked(
        request, form, act, said, template="cancel.html", sessions=sessions, would=would,
        looked=looked,
    )  # fmt: skip


def _keeps(form: forms.CancelledSessions) -> bool:
    return bool(form.cleaned_data["credits"] == forms.KEPT)


def _chosen(form: forms.Span) -> list[Session]:
    said = form.cleaned_data
    first: date = said["first"]
    rows = sessions_between(first, said["last"], kinds=said["kinds"], ways=said["ways"])
    return list(rows.select_related("course", "body"))


def _told(done: Cancelled) -> str:
    def count(number: int, one: str, many: str) -> str:
        return f"{number:,} {one if number == 1 else many}"

    parts = [
        f"{count(done.sessions, 'session is', 'sessions are')} cancelled.",
        f"{count(done.people, 'person is', 'people are')} told, each once.",
    ]
    if done.credits:
        kept = count(done.credits, "credit", "credits")
        parts.append(f"{kept} of {pounds(done.pence)} together stay for another session.")
    if done.of_sessions:
        whole = count(done.of_sessions, "is", "are")
        parts.append(f"Of them {whole} for a whole session in-house: tell the body or provider.")
    if done.by_hand:
        held = count(done.by_hand, "was", "were")
        parts.append(f"{held} in-house for somebody not on record: settle by hand what was paid.")
    return " ".join(parts)
