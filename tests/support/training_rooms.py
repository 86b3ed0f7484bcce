"""Training to look at: a session that is over, one closed, one full, one cancelled, and others."""

from datetime import timedelta

from support import training
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.actions.booking import cancel_booking
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.closing import close_session
from upheld.outreach.actions.evaluating import When, evaluate
from upheld.outreach.models import Booking, Session
from upheld.toolbox import clock

PEOPLE = ("Ann", "Ben", "Cy", "Dee", "Eve", "Flo")
EARLIER = timedelta(days=60)


def make_to_look_at() -> None:
    """Sessions 1 to 7, as if some of them had been booked two months ago."""
    real = clock.now
    began = real() - EARLIER
    clock.now = lambda: began
    training.course(invented=True)
    training.course("network", kind=CourseKind.SEMINAR, title="Link officers meet", outcomes=())
    training.course("homes", audience=Audience.PROVIDERS, title="Complaints in care homes")
    over, closed, snow = (training.session(days=day, places=6) for day in (55, 30, 40))
    for each in (over, closed, snow):
        training.booked(each, *PEOPLE[: 3 if each is over else 6])
    _answered(closed, When.BEFORE, 2)
    cancel_sessions(sessions=[snow.pk], why="Snow", credits_kept=True, by="tests")
    clock.now = lambda: began + timedelta(days=45)
    _close(closed)
    _answered(closed, When.AFTER, 4)
    clock.now = real
    full = training.session(days=30)
    training.booked(full, "Gus", "Hal", "Ida", "Joe")
    training.session(days=45, city="York", places=12)
    training.session("network", days=10, way=SessionWay.ONLINE, places=40, announced=False)
    house = training.session(days=20, way=SessionWay.IN_HOUSE, body="luton", places=20)
    training.booked(house, "Kay")
    Booking.objects.filter(session=house).update(email="", order_number="PO 77")
    cancel_booking(booking=Booking.objects.get(name="Joe Booker").pk, by="tests")


def _close(session: Session) -> None:
    session.refresh_from_db()
    came = Booking.objects.filter(session=session).values_list("pk", flat=True)
    close_session(session=session.pk, attended=came, version=session.version, by="tests")


def _answered(session: Session, when: When, rating: int) -> None:
    content, words = (None, "") if when is When.BEFORE else (5, "It was clear.")
    for number in Booking.objects.filter(session=session).values_list("pk", flat=True):
        evaluate(
            booking=number, when=when, ratings=[rating, rating], content=content, words=words,
            by="tests",
        )  # fmt: skip
