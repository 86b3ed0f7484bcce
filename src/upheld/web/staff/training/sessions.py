"""One session: who comes, who waits, and what is said anew about it."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.domain.training import BookingState, SessionWay
from upheld.outreach.actions.crediting import use_session_credit
from upheld.outreach.actions.sessions import announce_session, change_session, plan_session
from upheld.outreach.models import Session
from upheld.outreach.queries.bookings import ended_of, list_of, queue_of
from upheld.outreach.queries.credits import credits_for, left_to_pay, paid_with, with_left
from upheld.outreach.queries.listed import Stands, free_elsewhere, stands_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training import forms
from upheld.web.staff.training.frame import (
    Done,
    Question,
    address_of,
    asked,
    course_in,
    crumbs_of,
    name_of,
    session_in,
    shown,
)
from upheld.web.staff.training.paying import credit_words, paid_words, to_pay_words


@does(Deed.SEE_TRAINING, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One session with everybody who has a place, waits, or gave theirs up."""
    session = session_in(number)
    page = listing(request, list_of(session), {}, "name")
    queue, ended = list(queue_of(session)), list(ended_of(session))
    shows_of(request, [each.receipt for each in (*page.shown, *queue, *ended)], "list")
    came = list_of(session).filter(state=BookingState.ATTENDED)
    return shown(
        request, "session.html", name_of(session), session=session, here=address_of(session),
        crumbs=crumbs_of(session.course), stands=stands_of(session), Stands=Stands, list=page,
        queue=queue, ended=ended, State=BookingState, attended=came.count(),
        certified=came.exclude(name="").exists(),
        elsewhere=list(free_elsewhere(session)) if queue else [],
        kept=with_left().filter(session=session).first(), paid=paid_with(session),
        to_pay=bool(left_to_pay(session)) and credits_for(session).exists(),
    )  # fmt: skip


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def pay(request: HttpRequest, number: int) -> HttpResponse:
    """A whole session in-house, with a credit of the body or provider it is held for."""
    session = session_in(number)
    form = opened(request, forms.PaidWith)
    form.offer((each.pk, credit_words(each)) for each in credits_for(session))

    def act() -> Done:
        chosen = int(form.cleaned_data["credit"])
        use_session_credit(credit=chosen, session=number, by=person_of(request).key)
        return Done(paid_words(session))

    said = Question(
        title="Pay with a credit", button="Use it", back=address_of(session),
        crumbs=crumbs_of(session), lede=to_pay_words(session, name_of(session)),
    )  # fmt: skip
    return asked(request, form, act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """A session to come, or one of the past with the source from which it is known."""
    course = course_in(slug)
    form = opened(request, forms.PlannedSession, initial={"price": "0"})

    def act() -> Done:
        made = plan_session(
            course=slug, facts=form.facts(), by=person_of(request).key,
            source=form.cleaned_data["source"].strip(),
        )  # fmt: skip
        hidden = made.way == SessionWay.IN_HOUSE
        seen = "never shows it" if hidden else "shows it once it is announced"
        return Done(f"It is planned. The public list {seen}.", address_of(made))

    said = Question(
        title="Plan a session", button="Plan it", back=address_of(course), crumbs=crumbs_of(course),
        lede=course.title,
    )  # fmt: skip
    return asked(request, form, act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Say it anew; whoever booked is told of another day, hour or place."""
    session = session_in(number)
    form = opened(request, forms.ChangedSession)
    form.initial = forms.session_as_it_is(session) | dict(form.initial or {})

    def act() -> Done:
        change_session(
            session=number, facts=form.facts(), version=form.made_from(), by=person_of(request).key
        )
        return Done("It is changed. Who booked is told of another day, hour or place.")

    said = _question(
        session, "Change a session", "Change it",
        "Who booked is told by mail of another day, hour or place. More places move the waiting "
        "list up.",
    )  # fmt: skip
    return asked(request, form, act, said, lambda: forms.session_as_it_is(session_in(number)))


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Put it on the public list."""
    session = session_in(number)
    form = opened(request, forms.Announced)
    form.initial = {"version": session.version, **(form.initial or {})}

    def act() -> Done:
        announce_session(
            session=number, version=form.made_from(), by=person_of(request).key, at=form.moment()
        )
        return Done("It is announced, and can be booked from its hour on.")

    said = _question(session, "Announce a session", "Announce it",
                     "From then on anybody may see and book it.")  # fmt: skip
    return asked(request, form, act, said)


def _question(session: Session, title: str, button: str, lede: str) -> Question:
    return Question(
        title=title, button=button, back=address_of(session), crumbs=crumbs_of(session),
        lede=f"{name_of(session)}. {lede}",
    )  # fmt: skip
