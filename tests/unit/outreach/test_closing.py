"""Who came, what they said of it, and what a year counts."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from support import training
from support.training import DAY, NOW, booked, course, session, states
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.actions.booking import cancel_booking, move_booking
from upheld.outreach.actions.by_public import PUBLIC, When, evaluate_by_code
from upheld.outreach.actions.closing import close_session, reopen_session
from upheld.outreach.actions.courses import change_course, retire_course
from upheld.outreach.actions.sessions import plan_session
from upheld.outreach.booked import Booked
from upheld.outreach.facts import CourseFacts
from upheld.outreach.models import Booking, Course, Session
from upheld.outreach.queries.bookings import paid_and_cancelled
from upheld.outreach.queries.due import sessions_to_close, sessions_with_queue
from upheld.outreach.queries.evaluations import result_of, words_of
from upheld.outreach.queries.held import held_in, years_held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
SIX = ("Ann", "Ben", "Cat", "Dan", "Eve", "Fay")


@pytest.fixture(autouse=True)
def a_course(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 19 March 2020, and there is a course."""
    training.go_to(monkeypatch, NOW)
    course()


def close(held: Session, came: list[Booked], unlisted: int = 0) -> Session:
    """These came, and some without a booking."""
    held.refresh_from_db()
    return close_session(
        session=held.pk, attended=[each.number for each in came], version=held.version,
        came_unlisted=unlisted, by="tests",
    )  # fmt: skip


def test_who_came_is_settled_and_can_be_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before the end; all others did not come; who waited had no place."""
    held = session()
    ann, _, _ = booked(held, "Ann", "Ben", "Cat")
    assert [each.pk for each in sessions_with_queue()] == [held.pk]
    with pytest.raises(Refused, match="close it after that"):
        close(held, [ann])
    training.go_to(monkeypatch, held.ends_at)
    assert [each.pk for each in sessions_to_close()] == [held.pk]
    closed = close(held, [ann])
    assert states(held) == {"Ann": "attended", "Ben": "absent", "Cat": "cancelled"}
    assert not sessions_to_close()
    with pytest.raises(Overtaken):
        reopen_session(session=held.pk, version=closed.version - 1, why="Ben came", by="tests")
    reopen_session(session=held.pk, version=closed.version, why="Ben came", by="tests")
    assert states(held) == {"Ann": "booked", "Ben": "booked", "Cat": "cancelled"}


def test_an_older_database_keeps_to_decide_what_a_closing_alone_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody paid, was moved and waited in vain: staff closed the session and decided nothing."""
    held, other = session(places=1), session(days=40, places=1)
    (ann,), _ = booked(held, "Ann"), booked(other, "Zoe")
    cancelled = booked(held, "Ben")[0].number
    waits = move_booking(booking=ann.number, to=other.pk, by="tests").number
    cancel_booking(booking=cancelled, by="tests")
    training.go_to(monkeypatch, other.ends_at)
    close(other, [])
    Booking.objects.update(uncredited_at=None, uncredited_by=None)
    step = import_module("upheld.outreach.migrations.0008_own_codes_and_credits")
    step.settle_what_staff_decided(apps, None)
    assert [each.pk for each in paid_and_cancelled()] == [waits]
    assert Booking.objects.get(uncredited_by="tests").pk == cancelled


def answer(who: Booked, when: When, ratings: list[int], **more: Any) -> None:
    """Somebody says how sure they are."""
    evaluate_by_code(
        receipt=who.receipt, code=who.code, when=when, ratings=ratings, by=PUBLIC, **more
    )  # fmt: skip


def test_means_are_shown_of_five_and_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before and afterwards for each outcome; each answers once, with numbers from 1 to 5."""
    held = session(places=6)
    people = booked(held, *SIX)
    for at, each in enumerate(people):
        answer(each, When.BEFORE, [1, 1 + at % 2])
        with pytest.raises(Refused, match="answered already"):
            answer(each, When.BEFORE, [1, 1])
    training.go_to(monkeypatch, held.ends_at)
    with pytest.raises(Refused, match="people who came"):
        answer(people[0], When.AFTER, [5, 5], content=5)
    close(held, people[:5])
    for each in people[:4]:
        answer(each, When.AFTER, [4, 5], content=3, words=f"Of {each.number}")
    found = result_of(Course.objects.get())
    assert (found.before, found.after, found.content) == (6, 4, None)
    assert [(each.before, each.after) for each in found.outcomes] == [(1, None), (1.5, None)]
    assert words_of(Course.objects.get()) == []
    answer(people[4], When.AFTER, [5, 5], content=3)
    found = result_of(Course.objects.get(), session=held.pk)
    assert (found.outcomes[0].after, found.content) == (4.2, 3)
    assert len(words_of(Course.objects.get())) == 4


@pytest.mark.parametrize(
    ("ratings", "content"), [([1], None), ([0, 1], None), ([1, 6], None), ([1, 1], 3)]
)
def test_an_answer_that_fits_no_question_is_refused(ratings: list[int], content: int) -> None:
    """Too few, too low, too high, or asked afterwards alone."""
    ann = booked(session(), "Ann")[0]
    with pytest.raises(Refused):
        answer(ann, When.BEFORE, ratings, content=content)


def test_a_year_counts_what_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the UK day of the start; with those without a booking; cancelled and open ones not."""
    course("homes", audience=Audience.PROVIDERS)
    course("spring", kind=CourseKind.SEMINAR)
    march, april = session(days=12, city="Hull"), session(days=13)
    inside = session(days=1, way=SessionWay.IN_HOUSE, body="leeds", city="Leeds")
    homes, seminar = session("homes", days=2), session("spring", days=3, city="London")
    session(days=4)
    ann, ben = booked(march, "Ann", "Ben")
    zoe = booked(seminar, "Zoe")
    training.go_to(monkeypatch, NOW + 20 * DAY)
    close(march, [ann])
    for held, came, unlisted in (
        (april, [], 3),
        (inside, [], 9),
        (homes, [], 4),
        (seminar, zoe, 0),
    ):
        close(held, came, unlisted)
    found = held_in(ReportingYear(2020), CourseKind.COURSE)
    assert (len(found.sessions), found.people) == (3, 14)
    assert found.authorities == {"luton", "leeds"}
    seminars = held_in(ReportingYear(2020), CourseKind.SEMINAR)
    assert (seminars.cities, seminars.people) == (("London",), 1)
    assert years_held(CourseKind.COURSE) == (ReportingYear(2020), ReportingYear(2021))
    assert ben.state == "booked"


def test_a_session_of_the_past_names_its_source() -> None:
    """What is recorded after the fact says from where it is known."""
    facts = training.session_facts(-300)
    with pytest.raises(Refused, match="name the source"):
        plan_session(course="handling", facts=facts, by="tests")
    past = plan_session(course="handling", facts=facts, source="Letter of 2019", by="tests")
    close(past, [], 14)
    assert held_in(ReportingYear(2020), CourseKind.COURSE).people == 14


def test_a_course_that_was_answered_about_keeps_its_outcomes() -> None:
    """Reworded, not fewer; retired once nothing of it is to come."""
    ann = booked(session(), "Ann")[0]
    answer(ann, When.BEFORE, [1, 2])
    known = Course.objects.get()
    said: dict[str, Any] = dict(
        kind=known.kind, audience=known.audience, title="Handling", summary="New", hours=known.hours
    )  # fmt: skip
    with pytest.raises(Refused, match="answered about"):
        change_course(slug="handling", facts=CourseFacts(**said), version=0, by="tests")
    said["outcomes"] = ("List all steps", "Write it")
    change_course(slug="handling", facts=CourseFacts(**said), version=0, by="tests")
    with pytest.raises(Overtaken):
        retire_course(slug="handling", version=0, by="tests")
    with pytest.raises(Refused, match="to come"):
        retire_course(slug="handling", version=1, by="tests")
