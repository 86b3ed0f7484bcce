"""Surveys and what came of them: counts and shares; words for staff alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from upheld.domain.authority_types import AuthorityType
from upheld.domain.enquiries import FEWEST_SHOWN, SCALE, QuestionKind, SurveyQuestion
from upheld.outreach.models import Survey, SurveyAnswer
from upheld.outreach.queries.by_link import questions_of
from upheld.toolbox import clock


class SurveyState(StrEnum):
    """How a survey stands."""

    WAITS = "Waits for approval"
    APPROVED = "Approved"
    OPEN = "Open"
    CLOSED = "Closed"
    LAPSED = "Lapsed: its last day passed before it opened"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One option of a question: how many chose it, of how many who answered the question."""

    option: str
    count: int
    of: int

    @property
    def share(self) -> int:
        """In whole per cent."""
        return round(100 * self.count / self.of) if self.of else 0


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """What came of one question: counts over all, and by type of authority where enough are."""

    number: int
    question: SurveyQuestion
    answered: int
    over_all: tuple[Counted, ...]
    by_type: tuple[tuple[str, tuple[Counted, ...]], ...]
    words: tuple[str, ...]


def surveys() -> QuerySet[Survey]:
    """Every survey, the newest first, with how many were asked and answered."""
    return Survey.objects.annotate(
        asked=Count("enquiries"),
        answered=Count("enquiries", filter=Q(enquiries__answered_at__isnull=False)),
    ).order_by("-pk")


def state_of(survey: Survey) -> SurveyState:
    """How a survey stands now."""
    if survey.closed_at is not None:
        return SurveyState.CLOSED
    if survey.opened_at is not None:
        return SurveyState.OPEN
    if survey.last_day < clock.today():
        return SurveyState.LAPSED
    return SurveyState.WAITS if survey.approved_at is None else SurveyState.APPROVED


def results_of(survey: Survey) -> tuple[QuestionResult, ...]:
    """What came of each question. Words stand in the order of the alphabet, without their body."""
    rows = list(SurveyAnswer.objects.filter(survey=survey).values_list("type", "content"))
    return tuple(
        _result(number, question, rows)
        for number, question in enumerate(questions_of(survey.questions), 1)
    )


def export_of(survey: Survey) -> list[dict[str, Any]]:
    """A row for each option of each question and type, as a file has them; no name, no body."""
    return [
        {
            "question": each.number, "text": each.question.text, "authorities": kind,
            "option": line.option, "count": line.count, "answered": line.of, "percent": line.share,
        }
        for each in results_of(survey)
        for kind, lines in (("all", each.over_all), *each.by_type)
        for line in lines
    ]  # fmt: skip


def _result(
    number: int, question: SurveyQuestion, rows: list[tuple[str, dict[str, Any]]]
) -> QuestionResult:
    given = [(kind, content[str(number)]) for kind, content in rows if str(number) in content]
    if question.kind is QuestionKind.WORDS:
        words = tuple(sorted(str(answer) for _, answer in given))
        return QuestionResult(
            number=number, question=question, answered=len(given), over_all=(), by_type=(),
            words=words,
        )  # fmt: skip
    sizes = Counter(kind for kind, _ in given)
    shown = [kind for kind in sorted(sizes) if kind and sizes[kind] >= FEWEST_SHOWN]
    by_type = tuple(
        (AuthorityType(kind).plural, _counted(question, (a for k, a in given if k == kind)))
        for kind in shown
    )
    return QuestionResult(
        number=number, question=question, answered=len(given), by_type=by_type, words=(),
        over_all=_counted(question, (answer for _, answer in given)),
    )  # fmt: skip


def _counted(question: SurveyQuestion, answers: Iterable[Any]) -> tuple[Counted, ...]:
    given = list(answers)
    scale = question.kind is QuestionKind.SCALE
    options = {n: str(n) for n in SCALE} if scale else dict(enumerate(question.options))
    chosen = Counter(
        each for answer in given for each in (answer if isinstance(answer, list) else [answer])
    )
    return tuple(
        Counted(option=words, count=chosen[key], of=len(given)) for key, words in options.items()
    )
