"""A resource as pages tell it."""

import re
from dataclasses import dataclass

from upheld.domain.learning import LearningItem
from upheld.letters import words

_PARTED = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, kw_only=True)
class LearningShown:
    """One focus report, guide or learning example in words."""

    title: str
    address: str
    kind: str
    heading: str
    subject: str
    published: str
    lead: str
    """The first paragraph, as lists print it."""
    found: tuple[str, ...]
    changed: tuple[str, ...]
    questions: tuple[str, ...]
    agreed: str
    """The day on which its body agreed to be named; empty where none is."""
    invented: bool


def show(item: LearningItem) -> LearningShown:
    """A resource in words."""
    found = paragraphs(item.summary)
    return LearningShown(
        title=item.title,
        address=item.address,
        kind=item.kind.words,
        heading=item.heading.words,
        subject=item.subject,
        published=words.day(item.published),
        lead=found[0],
        found=found,
        changed=paragraphs(item.changed),
        questions=item.questions,
        agreed=words.day(item.consented) if item.body and item.consented else "",
        invented=item.invented,
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """A text in its paragraphs, each on one line."""
    parts = (" ".join(part.split()) for part in _PARTED.split(text.strip()))
    return tuple(part for part in parts if part)
