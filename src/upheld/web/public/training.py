"""/training/: courses and seminars as pages and calendars, from the shelf."""

from werkzeug.wrappers import Response

from upheld.domain.errors import Refused
from upheld.pages.calendars import MEDIA_TYPE
from upheld.pages.refusals import Way, refusal_page
from upheld.pages.training import listing, one
from upheld.pages.training.choice import Choice, chosen
from upheld.pages.training.shown import ADDRESS, CALENDAR, course_address
from upheld.publication.shelf.facts import PublicSession
from upheld.web.public.asking import Asked
from upheld.web.public.facts_sent import lead_to, send_saved
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served
from upheld.web.public.shelved import setting_of

WHOLE = Way(text="See all courses and seminars", address=ADDRESS)
ENTRY = ".ics"


def answer(asked: Asked, served: Served) -> Response | None:
    """The list, its calendar, a course or the calendar of a session; None for none of these."""
    sessions = sessions_of(served)
    try:
        if asked.path == ADDRESS:
            page = listing.listing_page(sessions, asked.fields, setting_of(served))
            return send_page(asked, served.edition, page, served.kept)
        if asked.path == CALENDAR:
            found = chosen(sessions, Choice.parse(asked.fields)).rows
            return _calendar(asked, served, tuple(found), "training.ics")
    except Refused as refused:
        page = refusal_page(
            400, demonstration=served.demonstration, title="We cannot show these sessions",
            words=str(refused), ways=[WHOLE],
        )  # fmt: skip
        return send_page(asked, served.edition, page, served.kept, 400)
    return _one(asked, served, sessions)


def sessions_of(served: Served) -> tuple[PublicSession, ...]:
    """Every session that is announced and not over, by day."""
    return served.shelf.sessions(served.now) if served.shelf else ()


def _one(asked: Asked, served: Served, sessions: tuple[PublicSession, ...]) -> Response | None:
    course, _, rest = asked.path.removeprefix(ADDRESS).partition("/")
    held = tuple(each for each in sessions if each.course == course)
    if not held:
        return None
    if not rest:
        if asked.path != course_address(course):
            return lead_to(course_address(course), served)
        page = one.course_page(held, setting_of(served))
        return send_page(asked, served.edition, page, served.kept)
    entry = tuple(each for each in held if rest == f"{each.number}{ENTRY}")
    return _calendar(asked, served, entry, f"{entry[0].id}{ENTRY}") if entry else None


def _calendar(
    asked: Asked, served: Served, sessions: tuple[PublicSession, ...], name: str
) -> Response:
    content = listing.calendar_of(sessions, setting_of(served))
    return send_saved(asked, served, content, MEDIA_TYPE, name)
