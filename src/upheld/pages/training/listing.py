"""/training/: what may be booked, by day, narrowed as somebody asks; seminars by city."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from upheld.pages.calendars import calendar
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.listing import listed
from upheld.pages.setting import Setting
from upheld.pages.training.choice import Choice, chosen, selections
from upheld.pages.training.shown import (
    ADDRESS,
    CALENDAR,
    TITLE,
    SessionShown,
    appointment_of,
    course_address,
    is_seminar,
    show,
)
from upheld.publication.shelf.facts import PublicSession


def listing_page(
    sessions: Sequence[PublicSession], args: Mapping[str, str], setting: Setting
) -> bytes:
    """The page as it was asked for; `Refused` where it cannot be."""
    choice = Choice.parse(args)
    found = chosen(sessions, choice)
    here = listed(sessions, found, choice, args=args, address=ADDRESS)
    return page(
        "training/list.html",
        Frame(
            title=TITLE,
            address=ADDRESS,
            demonstration=setting.demonstration,
            description="Courses and seminars on dealing with complaints, and how to book them.",
            section="training",
        ),
        shown=[show(each, setting) for each in here.paged.rows],
        **here.said,
        form=selections(found.counts, choice),
        seminars=seminars(sessions, setting),
        calendar=f"{CALENDAR}{choice.query}",
        forms=setting.forms,
    )


def calendar_of(sessions: Sequence[PublicSession], setting: Setting) -> bytes:
    """Sessions as a calendar."""
    name = setting.titled(TITLE)
    entries = [
        replace(appointment_of(each), page=setting.abroad(course_address(each.course)))
        for each in sessions
    ]
    return calendar(name, entries, demonstration=setting.demonstration)


def seminars(
    sessions: Sequence[PublicSession], setting: Setting
) -> tuple[tuple[str, tuple[str, ...], tuple[SessionShown, ...]], ...]:
    """Each seminar with its topics and its sessions, by city."""
    by_course: dict[str, list[PublicSession]] = {}
    for session in filter(is_seminar, sessions):
        by_course.setdefault(session.course, []).append(session)
    return tuple(
        (
            held[0].title,
            held[0].outcomes,
            tuple(
                show(each, setting) for each in sorted(held, key=lambda s: (s.city, s.starts, s.id))
            ),
        )
        for held in by_course.values()
    )
