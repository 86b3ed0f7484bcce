"""A draft as the public will read it."""

from dataclasses import dataclass
from typing import Any

from upheld.domain.reporting_year import ReportingYear
from upheld.domain.scrutiny import Question
from upheld.outreach.records import Content, content_of
from upheld.pages.learning.shown import LearningShown, show
from upheld.register.models import Authority
from upheld.scrutiny.grounds import told_when
from upheld.toolbox import clock
from upheld.web.staff.resources.words import FIELDS

SAMPLE, SAMPLE_COUNT, SAMPLE_HEADING = "Exampleshire County Council", 3, "housing"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A question filled in with a sample, or a resource in the words of its page."""

    asked: str = ""
    listen_for: str = ""
    topic: str = ""
    where: str = ""
    learning: LearningShown | None = None
    body: str = ""


def seen(content: Content) -> Seen:
    """What the public will see."""
    if isinstance(content, Question):
        year = ReportingYear.of(clock.today()).label
        asked = content.asked(
            body=SAMPLE, count=max(SAMPLE_COUNT, content.rule.at_least), heading=SAMPLE_HEADING,
            year=year,
        )  # fmt: skip
        return Seen(
            asked=asked, listen_for=content.listen_for, topic=content.topic,
            where=told_when(content.rule),
        )  # fmt: skip
    named = Authority.objects.filter(pk=content.body).first() if content.body else None
    return Seen(learning=show(content), body=named.short_name if named else "")


def fields_of(kind: str, plain: dict[str, Any]) -> dict[str, str]:
    """Each part of a version in words, to be laid beside those of another."""
    content = content_of(kind, plain)
    found = {name: _said(value) for name, value in vars(content).items()}
    if isinstance(content, Question):
        found["rule"] = told_when(content.rule)
    else:
        found |= {"kind": content.kind.words, "heading": content.heading.words}
    return {FIELDS[name]: words for name, words in found.items()}


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else str(value)
