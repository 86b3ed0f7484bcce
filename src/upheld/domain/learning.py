"""Focus reports, good-practice guides and learning examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.worded import Worded


class LearningKind(Worded):
    """What it is."""

    FOCUS_REPORT = "focus_report", "Focus report"
    GUIDE = "guide", "Good-practice guide"
    EXAMPLE = "example", "Learning example"


@dataclass(frozen=True, kw_only=True)
class LearningItem:
    """One resource: what went wrong somewhere, and what changed because of it."""

    key: str
    """Its address: /learning/<key>/."""
    kind: LearningKind
    title: str
    heading: Heading
    subject: str
    """In a few words, such as "school transport"."""
    summary: str
    """What was found, in one to three paragraphs, parted by an empty line."""
    changed: str
    """What changed, in the same form."""
    published: date
    body: str = ""
    """Slug of the body that it is about; empty where none is named."""
    consented: date | None = None
    """Day on which that body agreed to be named."""
    questions: tuple[str, ...] = ()
    """Questions for members, one sentence each."""
    invented: bool = False

    def __post_init__(self) -> None:
        """Refuse a resource without words, and one that names a body that has not agreed."""
        for name in ("key", "title", "subject", "summary"):
            if not getattr(self, name).strip():
                raise Refused(f"{name}: write something")
        if self.kind is LearningKind.EXAMPLE and not self.changed.strip():
            raise Refused("changed: say what changed because of it")
        if self.body and self.consented is None:
            raise Refused(f"{self.body}: give the day on which it agreed to be named, or no body")

    @property
    def address(self) -> str:
        """Its permanent page."""
        return f"/learning/{self.key}/"


def learning_of(plain: Mapping[str, Any]) -> LearningItem:
    """A resource out of the plain values that `dataclasses.asdict` made of it, days as text."""
    consented = plain.get("consented")
    return LearningItem(
        **{
            **plain,
            "kind": LearningKind(plain["kind"]),
            "heading": Heading(plain["heading"]),
            "published": _day(plain["published"]),
            "consented": _day(consented) if consented else None,
            "questions": tuple(plain.get("questions", ())),
        }
    )


def _day(said: str | date) -> date:
    return said if isinstance(said, date) else date.fromisoformat(said)
