"""Who came: settled by a person once a session is over, and taken back where it was wrong."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.domain.training import BookingState, SessionWay
from upheld.outreach.actions.closing import close_session, reopen_session
from upheld.outreach.models import Session
from upheld.outreach.queries.bookings import list_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training import forms
from upheld.web.staff.training.frame import (
    Done,
    Question,
    address_of,
    asked,
    crumbs_of,
    name_of,
    session_in,
)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Say of each person whether they came; nobody is taken to have come or stayed away."""
    session = session_in(number)
    people = list(list_of(session).filter(state=BookingState.BOOKED))
    numbers = [each.pk for each in people]
    shows_of(request, [each.receipt for each in people], "list")
    form = opened(request, forms.Attendance)
    form.ask_of(numbers)
    _begin(form, session)
    if session.way != SessionWay.IN_HOUSE:
        form.initial = {"unlisted": 0, **(form.initial or {})}

    def act() -> Done:
        came = form.who_came(numbers)
        unlisted = form.cleaned_data["unlisted"]
        close_session(
            session=number, attended=came, came_unlisted=unlisted, version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return Done(f"The session is closed: {len(came) + unlisted} came. Certificates are ready.")

    said = _question(session, "Who came", "Close the session", "")
    return asked(request, form, act, said, template="attendance.html", people=people)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Take back who came."""
    session = session_in(number)
    form = opened(request, forms.Reason)
    _begin(form, session)

    def act() -> Done:
        reopen_session(
            session=number, version=form.made_from(), why=form.lines("why"),
            by=person_of(request).key,
        )  # fmt: skip
        return Done("The session is open again: say who came, and close it.")

    said = _question(
        session, "Open the session again", "Open it again",
        "It counts again, and its certificates stand again, once it is closed anew.",
    )  # fmt: skip
    return asked(request, form, act, said)


def _begin(form: CaseForm, session: Session) -> None:
    form.initial = {"version": session.version, **(form.initial or {})}


def _question(session: Session, title: str, button: str, lede: str) -> Question:
    return Question(
        title=title, button=button, back=address_of(session), crumbs=crumbs_of(session),
        lede=f"{name_of(session)}. {lede}".strip(),
    )  # fmt: skip
