"""Sessions to come of a demonstration: one to book, one full with a queue, one cancelled."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify

from upheld.domain.roles import Role
from upheld.domain.training import SessionWay
from upheld.outreach.actions.booking import book_list
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.courses import add_course, change_course
from upheld.outreach.actions.sessions import announce_session, plan_session
from upheld.outreach.facts import ArrivingBooking, CourseFacts, SessionFacts
from upheld.outreach.models import Course, Session
from upheld.runs.demo.texts.training import TO_COME, WHY_CANCELLED, ToCome, Told
from upheld.runs.demo.training import HOURS
from upheld.runs.demo.who_acts import actor
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.toolbox.working_days import is_working_day

BEGINS = time(10)


@transaction.atomic
def make_sessions() -> int:
    """The sessions to come, counted from today; 0 where sessions were planned already.

    Their courses are those of the training record, told anew for whoever may book; one that no
    year of the record has held yet is new.
    """
    if Session.objects.filter(reference="").exists():
        return 0
    by = actor(Role.OUTREACH)
    for told in dict.fromkeys(each.course for each in TO_COME):
        _tell(told, by)
    for each in TO_COME:
        _make(each, by)
    return len(TO_COME)


def _course(told: Told) -> Course:
    return Course.objects.get(title=told.title, kind=told.kind, audience=told.audience)


def _tell(told: Told, by: str) -> None:
    course = Course.objects.filter(
        title=told.title, kind=told.kind, audience=told.audience
    ).first()  # fmt: skip
    facts = CourseFacts(
        kind=told.kind, audience=told.audience, title=told.title, summary=told.summary,
        outcomes=told.outcomes, hours=course.hours if course else Decimal(HOURS), invented=True,
    )  # fmt: skip
    if course:
        change_course(slug=course.slug, facts=facts, version=course.version, by=by)
    else:
        add_course(slug=slugify(told.title), facts=facts, by=by)


def _make(told: ToCome, by: str) -> None:
    course = _course(told.course)
    starts = datetime.combine(_day(told.days), BEGINS, UK)
    facts = SessionFacts(
        way=told.way, starts=starts, ends=starts + timedelta(hours=float(course.hours)),
        places=told.places, city=told.city, price_pence=told.pence,
        venue="" if told.way is SessionWay.ONLINE else "Invented House, Specimen Road",
    )  # fmt: skip
    session = plan_session(course=course.slug, facts=facts, by=by)
    announce_session(session=session.pk, version=session.version, by=by)
    people = [
        ArrivingBooking(
            session=session.pk, sector=told.course.audience, name=name, body=body,
            email=f"{name.split()[0].lower()}@demonstration.invalid",
        )
        for name, body in told.people
    ]  # fmt: skip
    if people:
        book_list(people=people, by=by)
    if told.cancelled:
        cancel_sessions(sessions=[session.pk], why=WHY_CANCELLED, credits_kept=True, by=by)


def _day(days: int) -> date:
    day = clock.today() + timedelta(days=days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
