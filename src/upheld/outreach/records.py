"""What a version of a record may say, and how it is kept as plain values."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.learning import LearningItem, learning_of
from upheld.domain.scrutiny import Question, question_of
from upheld.domain.visible_text import fault_of
from upheld.outreach.models.record_version import LEARNING, QUESTION
from upheld.register.models import Authority
from upheld.register.queries.installation import is_demonstration

Content = Question | LearningItem
LONGEST_KEY, LONGEST_LINE = 60, 200
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ON_ONE_LINE = frozenset({"key", "topic", "title", "subject", "body"})
WORDS = {QUESTION: "question", LEARNING: "resource"}


def kind_of(content: Content) -> str:
    """Which kind of record it is of."""
    return QUESTION if isinstance(content, Question) else LEARNING


def plain_of(content: Content) -> dict[str, Any]:
    """The content as JSON keeps it."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(content), default=date.isoformat))
    return kept


def content_of(kind: str, plain: dict[str, Any]) -> Content:
    """The content that was kept."""
    return question_of(plain) if kind == QUESTION else learning_of(plain)


def title_of(kind: str, plain: dict[str, Any]) -> str:
    """What a list calls it: questions go by their topic and key, for their text has gaps."""
    if kind == QUESTION:
        return f"{plain['topic']}: {plain['key'].replace('-', ' ')}"
    return str(plain["title"])


def check_content(content: Content) -> None:
    """Refuse, with every fault, what could not be printed or what names a body wrongly."""
    faults = [*_text_faults(content)]
    if isinstance(content, LearningItem):
        faults += _faults_of_naming(content)
    if faults:
        raise Refused("; ".join(faults), problems=faults)


def _text_faults(content: Content) -> Iterator[str]:
    if not _KEY.fullmatch(content.key) or len(content.key) > LONGEST_KEY:
        yield (
            f"key: use small letters, digits and single hyphens, {LONGEST_KEY} characters at most"
        )
    for name, said in vars(content).items():
        texts = said if isinstance(said, tuple) else (said,)
        single = name in _ON_ONE_LINE
        for text in texts:
            longest = {"longest": LONGEST_LINE} if single else {}
            if type(text) is str and (fault := fault_of(text, lines=not single, **longest)):
                yield f"{name.replace('_', ' ')}: {fault}"


def _faults_of_naming(item: LearningItem) -> Iterator[str]:
    demonstration = bool(is_demonstration())
    if item.invented != demonstration:
        yield (
            "invented: in a demonstration every resource is invented, and says so"
            if demonstration
            else "invented: outside a demonstration nothing is invented"
        )
    if not item.body:
        return
    body = Authority.objects.filter(pk=item.body).first()
    if body is None:
        yield f"body: {item.body} is not in the register; choose one, or none"
    elif demonstration and not body.fictional:
        yield f"body: {body.short_name} is real; a demonstration names fictional bodies alone"
    if item.consented and item.consented > item.published:
        yield "consented: it agreed after the day of publication; put one of the two right"
