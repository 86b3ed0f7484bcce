"""What leaves this room as a file: places, evaluation, what is to be invoiced, who comes."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.training import Audience, BookingState, CourseKind, SessionWay
from upheld.outreach.certificates.setting import set_list
from upheld.outreach.models import Course, Session
from upheld.outreach.queries.bookings import list_of
from upheld.outreach.queries.evaluations import result_of
from upheld.outreach.queries.listed import WantedSessions, months, sessions_listed, stands_of
from upheld.outreach.queries.money import to_invoice
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.sheets import as_file, sheet_file
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training.frame import course_in, session_in, shown
from upheld.web.staff.training.room import chosen_of

PENCE = 100
PLACES = (
    "session", "day", "course", "kind", "audience", "way", "city", "stands", "places", "taken",
    "waiting", "attended", "came_unlisted",
)  # fmt: skip
EVALUATION = ("session", "day", "outcome", "answers_before", "before", "answers_after", "after")
FINANCE = ("session", "day", "course", "number", "from", "order_number", "stands", "to_pay",
           "paid_with_credit")  # fmt: skip


@does(Deed.SEE_TRAINING, GET)
def places(request: HttpRequest, form: str) -> HttpResponse:
    """The sessions of the list as they were chosen there, with their counts; nobody is named."""
    _, wanted = chosen_of(request)
    rows = [_places(each) for each in sessions_listed(wanted)]
    return sheet_file(form, "places", PLACES, rows)


@does(Deed.SEE_TRAINING, GET)
def evaluation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Means of a course and of each session, never of few people; nobody is named."""
    del request
    course = course_in(slug)
    return sheet_file(form, f"evaluation-{slug}", EVALUATION, list(_means(course)))


@does(Deed.KEEP_TRAINING, GET)
def finance(request: HttpRequest) -> HttpResponse:
    """What is to be invoiced of a month: order numbers and prices by session."""
    known = [f"{each:%Y-%m}" for each in months()]
    # Of a month to come nothing is to be invoiced yet: it begins with the newest that has begun.
    begun = [each for each in known if each <= f"{clock.today():%Y-%m}"] or known
    month = one_of(request, "month", known, begun[0] if begun else "")
    rows = to_invoice(month) if month else []
    page = listing(request, rows, {"month": month}, "day")
    shows_of(request, [each.booking.receipt for each in page.shown if each.booking], "finance")
    return shown(
        request, "finance.html", "To be invoiced", list=page, month=month,
        months=[(f"{each:%Y-%m}", f"{each:%B %Y}") for each in months()],
        pence=sum(each.pence for each in rows),
    )  # fmt: skip


@does(Deed.KEEP_TRAINING, GET)
def finance_file(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file."""
    month = one_of(request, "month", [f"{each:%Y-%m}" for each in months()])
    if not month:
        raise Http404
    rows = to_invoice(month)
    shows_of(request, [each.booking.receipt for each in rows if each.booking], "finance")
    said = [
        {
            "session": each.session.pk, "day": _day(each.session), "course": each.session.course_id,
            "number": each.booking.receipt if each.booking else "", "from": each.whom,
            "order_number": each.booking.order_number if each.booking else "",
            "stands": each.words, "to_pay": each.pence / PENCE,
            "paid_with_credit": each.credited / PENCE,
        }
        for each in rows
    ]  # fmt: skip
    return sheet_file(form, f"finance-{month}", FINANCE, said)


@does(Deed.SEE_TRAINING, GET)
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Who comes to a session, to be printed and ticked at the door."""
    session = session_in(number)
    coming = list(list_of(session))
    shows_of(request, [each.receipt for each in coming], "list")
    try:
        content = set_list(session, coming)
    except Refused as refusal:
        return shown(request, "refused.html", "The list cannot be made", words=str(refusal))
    return as_file(content, "pdf", f"people-{number}")


def _places(session: Any) -> dict[str, Any]:
    course = session.course
    came = list_of(session).filter(state=BookingState.ATTENDED).count()
    return {
        "session": session.pk, "day": _day(session), "course": course.pk,
        "kind": CourseKind(course.kind).words, "audience": Audience(course.audience).words,
        "way": SessionWay(session.way).words, "city": session.city,
        "stands": stands_of(session).words, "places": session.places, "taken": session.taken,
        "waiting": session.waiting, "attended": came, "came_unlisted": session.came_unlisted,
    }  # fmt: skip


def _means(course: Course) -> Iterator[dict[str, Any]]:
    sessions = sessions_listed(WantedSessions(course=course.pk, stands="given"))
    for session in (None, *sessions):
        result = result_of(course, session=session.pk if session else None)
        lines = [(each.outcome, each.before, each.after) for each in result.outcomes]
        for outcome, before, after in [*lines, ("Content with the session", None, result.content)]:
            yield {
                "session": session.pk if session else "all", "outcome": outcome,
                "day": _day(session) if session else "", "answers_before": result.before,
                "before": _rounded(before), "answers_after": result.after, "after": _rounded(after),
            }  # fmt: skip


def _rounded(mean: float | None) -> float | None:
    return None if mean is None else round(mean, 2)


def _day(session: Session) -> str:
    return str(session.starts_at.astimezone(UK).date())
