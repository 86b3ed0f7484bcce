"""Questions and resources for tests."""

from datetime import date
from typing import Any

from upheld.domain.headings import Heading
from upheld.domain.learning import LearningItem, LearningKind
from upheld.domain.scrutiny import Ground, Question, Rule
from upheld.outreach.actions.records import approve_version, write_version
from upheld.outreach.models import RecordVersion
from upheld.outreach.records import Content

WRITER, READER = "person 1001", "person 1002"


def question(key: str = "late-remedies", **more: Any) -> Question:
    """A question that rests on remedies that came late."""
    whole: dict[str, Any] = {
        "topic": "Remedies in time", "rule": Rule(ground=Ground.LATE_REMEDIES),
        "text": "{count} remedies of {body} came late in {year}. What held them up?",
        "listen_for": "Who follows each date, and what is done when one is missed.",
    } | more  # fmt: skip
    return Question(key=key, **whole)


def item(key: str = "school-transport", **more: Any) -> LearningItem:
    """A learning example about nobody in particular."""
    whole: dict[str, Any] = {
        "kind": LearningKind.EXAMPLE, "title": "Journeys to school",
        "heading": Heading.EDUCATION_CHILDREN, "subject": "school transport",
        "summary": "A council refused transport without looking at the route.\n\nIt was fault.",
        "changed": "Routes are walked before anybody is refused.",
        "published": date(2026, 5, 1), "questions": ("Who walks the routes?",),
    } | more  # fmt: skip
    return LearningItem(key=key, **whole)


def written(
    content: Content, *, version: int = 0, why: str = "", by: str = WRITER
) -> RecordVersion:
    """A draft."""
    return write_version(content=content, why=why, version=version, by=by)


def approved(content: Content, *, version: int = 0, by: str = READER) -> RecordVersion:
    """A version that is public."""
    made = written(content, version=version)
    return approve_version(
        kind=made.kind, key=made.key, number=made.number, public_from=None, by=by
    )
