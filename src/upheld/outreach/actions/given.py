"""Sessions of an earlier training record, brought in as they were given."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.text import slugify

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState
from upheld.outreach.given import GivenSession
from upheld.outreach.models import Booking, Course, Session
from upheld.outreach.queries.given import given_as
from upheld.register.audited import note
from upheld.register.models import Authority
from upheld.toolbox import clock
from upheld.toolbox.clock import UK

# A list says the day; an hour is needed all the same.
BEGINS = time(10)
SUMMARY = "Known from an earlier training record."
SLUG = 70
Kept = dict[tuple[str, str, str], Course]


@transaction.atomic
def record_given(*, sessions: Sequence[GivenSession], by: str, invented: bool = False) -> int:
    """Record each session that is not known by its reference; how many were new.

    They count as given. Of people who came the number is kept, by body where that is told, and no
    name. Refused whole where one is recorded otherwise: what people settled here stays.
    """
    known = given_as({each.reference for each in sessions})
    if problems := [
        _difference(each, known[each.reference])
        for each in sessions
        if each.reference in known and known[each.reference] != _sorted(each)
    ]:
        raise Refused("sessions are on record otherwise", problems=problems)  # fmt: skip
    new = [each for each in sessions if each.reference not in known]
    if not new:
        return 0
    _check_bodies(new)
    courses = _courses(new, invented=invented)
    made = Session.objects.bulk_create(_session(each, courses, by) for each in new)
    Booking.objects.bulk_create(
        booking for each, told in zip(made, new, strict=True) for booking in _came(each, told, by)
    )
    days = sorted(each.day for each in new)
    note(
        by=by, action="record_given", subject="training record",
        detail={"sessions": len(new), "people": sum(each.people for each in new),
                "first": days[0].isoformat(), "last": days[-1].isoformat()},
    )  # fmt: skip
    return len(new)


def _difference(told: GivenSession, known: GivenSession) -> str:
    names = ("course", "kind", "audience", "way", "day", "people", "city", "body", "bodies")
    name = next(n for n in names if getattr(told, n) != getattr(known, n))
    return (
        f"{told.reference}: {name} is {getattr(known, name)} on record and {getattr(told, name)} "
        "here; change the session in the room Training, or take the line out"
    )


def _check_bodies(sessions: Sequence[GivenSession]) -> None:
    named = {each.body for each in sessions} | {b for each in sessions for b, _ in each.bodies}
    known = set(Authority.objects.filter(pk__in=named).values_list("pk", flat=True))
    if unknown := sorted(named - known - {""}):
        raise Refused(f"{unknown[0]} is no body of the register")


def _sorted(told: GivenSession) -> GivenSession:
    # On record, bodies have no order of their own.
    return GivenSession(**(vars(told) | {"bodies": tuple(sorted(told.bodies))}))


def _courses(sessions: Sequence[GivenSession], *, invented: bool) -> Kept:
    known: Kept = {(c.title, c.kind, c.audience): c for c in Course.objects.order_by("-pk")}
    slugs = set(Course.objects.values_list("pk", flat=True))
    for each in sessions:
        key = (each.course, each.kind.value, each.audience.value)
        if key in known:
            continue
        slug = _free(slugify(each.course)[:SLUG].strip("-") or "course", slugs)
        slugs.add(slug)
        course = Course(
            slug=slug, kind=each.kind, audience=each.audience, title=each.course, summary=SUMMARY,
            hours=each.hours, invented=invented,
        )  # fmt: skip
        course.save(force_insert=True)
        known[key] = course
    return known


def _free(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _session(told: GivenSession, courses: Kept, by: str) -> Session:
    starts = datetime.combine(told.day, BEGINS, UK)
    ends = starts + timedelta(minutes=int(told.hours * 60))
    if ends > clock.now():
        raise Refused(f"{told.reference}: it has not ended; plan it in the room Training")
    return Session(
        course=courses[told.course, told.kind.value, told.audience.value], way=told.way,
        body_id=told.body or None, city=told.city, starts_at=starts, ends_at=ends,
        places=max(told.people, 1), held=told.from_bodies, given_at=clock.now(), given_by=by,
        came_unlisted=told.people - told.from_bodies, reference=told.reference,
        source=told.source,
    )  # fmt: skip


def _came(session: Session, told: GivenSession, by: str) -> Iterator[Booking]:
    # Nobody's name was ever known here, so there is nothing to forget and nobody to write to.
    now = clock.now()
    bodies = (body for body, number in told.bodies for _ in range(number))
    for place, body in enumerate(bodies, 1):
        yield Booking(
            session=session, receipt=f"{session.pk}-{place}", code_digest="",
            state=BookingState.ATTENDED, sector=told.audience, body_id=body, made_at=now,
            made_by=by, ended_at=now, ended_by=by, forgotten_at=now,
        )  # fmt: skip
