"""Sessions that were brought in from an earlier record, as that record told of them."""

from collections.abc import Collection

from django.db.models import Count

from upheld.domain.training import Audience, BookingState, CourseKind, SessionWay
from upheld.outreach.given import GivenSession
from upheld.outreach.models import Booking, Session
from upheld.toolbox.clock import UK


def given_as(references: Collection[str]) -> dict[str, GivenSession]:
    """Those of the references that are known, as they stand now."""
    rows = Session.objects.exclude(reference="").select_related("course")
    found = [each for each in rows if each.reference in references]
    came = _came([each.pk for each in found])
    return {each.reference: _given(each, came.get(each.pk, ())) for each in found}


def _given(session: Session, came: tuple[tuple[str | None, int], ...]) -> GivenSession:
    course = session.course
    return GivenSession(
        reference=session.reference, course=course.title, kind=CourseKind(course.kind),
        audience=Audience(course.audience), way=SessionWay(session.way),
        day=session.starts_at.astimezone(UK).date(), city=session.city,
        body=session.body_id or "", bodies=tuple((body, number) for body, number in came if body),
        people=session.came_unlisted + sum(number for _, number in came),
    )  # fmt: skip


def _came(sessions: Collection[int]) -> dict[int, tuple[tuple[str | None, int], ...]]:
    rows = (
        Booking.objects.filter(session__reference__gt="", state=BookingState.ATTENDED)
        .values_list("session", "body").annotate(number=Count("pk")).order_by("session", "body")
    )  # fmt: skip
    wanted, found = set(sessions), dict[int, list[tuple[str | None, int]]]()
    for session, body, number in rows:
        if session in wanted:
            found.setdefault(session, []).append((body, number))
    return {session: tuple(each) for session, each in found.items()}
