"""/training/<course>/: what one learns, and when and where."""

from collections.abc import Sequence

from upheld.letters import words
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.setting import Setting
from upheld.pages.training.shown import ADDRESS, TITLE, course_address, is_seminar, show
from upheld.publication.shelf.facts import PublicSession


def course_page(sessions: Sequence[PublicSession], setting: Setting) -> bytes:
    """The page of the course of these sessions, of which there is at least one."""
    first = sessions[0]
    return page(
        "training/course.html",
        Frame(
            title=first.title,
            address=course_address(first.course),
            demonstration=setting.demonstration,
            crumbs=(Crumb(text=TITLE, address=ADDRESS),),
            description=first.summary.splitlines()[0],
            section="training",
        ),
        kind=first.kind.words,
        audience=first.audience.words,
        summary=[line for line in first.summary.splitlines() if line.strip()],
        outcomes=first.outcomes,
        seminar=is_seminar(first),
        hours=_hours(first.hours),
        shown=[show(each, setting) for each in sessions],
        invented=first.invented,
        forms=setting.forms,
    )


def _hours(hours: str) -> str:
    return words.counted(int(hours), "hour") if hours.isdecimal() else f"{hours} hours"
