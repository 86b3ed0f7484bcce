"""Surveys of link officers: written by one, approved by another, opened and closed by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from upheld.domain.enquiries import (
    ASKED_ROLES,
    MOST_QUESTIONS,
    EnquiryMailKind,
    QuestionKind,
    SurveyQuestion,
)
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.visible_text import check_visible
from upheld.outreach.actions.asking import ask
from upheld.outreach.models import Enquiry, Survey, SurveyAnswer
from upheld.outreach.queries.enquiries import would_ask
from upheld.register.audited import note
from upheld.toolbox import clock

LONGEST_TITLE, LONGEST_INTRODUCTION = 200, 5000
# The public form takes at most 50 fields at a time.
MOST_BOXES = 30


@dataclass(frozen=True, kw_only=True)
class SurveyFacts:
    """What a survey asks, from when until when, and whether we keep who answers."""

    title: str
    introduction: str
    questions: tuple[SurveyQuestion, ...]
    by_body: bool
    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        """Refuse what nobody could answer."""
        check_visible("title", self.title)
        if not self.title.strip() or len(self.title) > LONGEST_TITLE:
            raise Refused(f"title: write 1 to {LONGEST_TITLE} characters")
        if not self.introduction.strip() or len(self.introduction) > LONGEST_INTRODUCTION:
            raise Refused(f"introduction: write 1 to {LONGEST_INTRODUCTION:,} characters")
        if not 1 <= len(self.questions) <= MOST_QUESTIONS:
            raise Refused(f"questions: ask 1 to {MOST_QUESTIONS}")
        boxes = [len(q.options) for q in self.questions if q.kind is QuestionKind.SEVERAL]
        if sum(boxes) > MOST_BOXES:
            raise Refused(f"questions: more than {MOST_BOXES} boxes to tick on one page")
        if self.last_day < self.first_day:
            raise Refused("last day: it lies before the first")


@transaction.atomic
def write_survey(*, facts: SurveyFacts, by: str) -> Survey:
    """A new one. Nobody is asked before somebody else has approved it."""
    _check_to_come(facts)
    made = Survey(written_at=clock.now(), written_by=by, version=1)
    _take(made, facts)
    made.save(force_insert=True)
    note(by=by, action="write_survey", subject=f"survey {made.pk}", detail=_said(facts))
    return made


@transaction.atomic
def change_survey(*, survey: int, facts: SurveyFacts, version: int, by: str) -> Survey:
    """Write it anew before link officers are asked; it has to be approved again."""
    _check_to_come(facts)
    found = _locked(survey, version)
    if found.opened_at is not None:
        raise Refused("link officers were asked already: it stays as it is")
    _take(found, facts)
    found.written_at, found.written_by = clock.now(), by
    found.approved_at = found.approved_by = None
    found.version += 1
    found.save()
    note(by=by, action="change_survey", subject=f"survey {survey}", detail=_said(facts))
    return found


@transaction.atomic
def approve_survey(*, survey: int, version: int, by: str) -> None:
    """By somebody who did not write it; link officers are asked on its first day."""
    found = _locked(survey, version)
    if found.written_by == by:
        raise Refused("you wrote it: somebody else approves it")
    if found.approved_at is not None:
        raise Refused("it is approved already")
    if found.last_day < clock.today():
        raise Refused("its last day is over: change the days first")
    found.approved_at, found.approved_by = clock.now(), by
    found.version += 1
    found.save()
    note(by=by, action="approve_survey", subject=f"survey {survey}", detail={})


@transaction.atomic
def open_survey(*, survey: int, by: str) -> int:
    """Ask the link officer, else the deputy, of each body, once; how many were asked."""
    found = Survey.objects.select_for_update().get(pk=survey)
    today, now = clock.today(), clock.now()
    if found.approved_at is None or found.opened_at is not None or found.first_day > today:
        return 0
    officers = [each for each in would_ask(today) if each.role in ASKED_ROLES[:2]]
    made = [Enquiry(survey=found, body_id=e.body, role=e.role, made_at=now) for e in officers]
    ask(enquiries=made, kind=EnquiryMailKind.ASK, by=by)
    found.opened_at = now
    found.version += 1
    found.save()
    note(by=by, action="open_survey", subject=f"survey {survey}", detail={"asked": len(made)})
    return len(made)


@transaction.atomic
def close_survey(*, survey: int, by: str) -> None:
    """End it. Of one without bodies, what led from an answer to its body is removed."""
    found = Survey.objects.select_for_update().get(pk=survey)
    if found.opened_at is None or found.closed_at is not None:
        raise Refused("it is not open")
    found.closed_at = clock.now()
    found.version += 1
    found.save()
    if not found.by_body:
        _unlink(found)
    count = SurveyAnswer.objects.filter(survey=found).count()
    note(by=by, action="close_survey", subject=f"survey {survey}", detail={"answers": count})


def _unlink(found: Survey) -> None:
    # Written again in an order that says nothing: rows and their numbers follow the answers, so
    # that the order in which bodies answered leads to nobody.
    answers = list(SurveyAnswer.objects.filter(survey=found).values_list("type", "content"))
    SurveyAnswer.objects.filter(survey=found).delete()
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(survey=found, type=kind, content=content)
        for kind, content in sorted(answers, key=str)
    )


def _locked(survey: int, version: int) -> Survey:
    found = Survey.objects.select_for_update().filter(pk=survey).first()
    if found is None:
        raise Refused("there is no such survey")
    if found.version != version:
        raise Overtaken(
            by=found.written_by, at=None, what="the survey was changed", version=found.version
        )
    return found


def _check_to_come(facts: SurveyFacts) -> None:
    if facts.first_day < clock.today():
        raise Refused("first day: it is over; choose today or a later one")


def _take(survey: Survey, facts: SurveyFacts) -> None:
    for name in ("title", "introduction", "by_body", "first_day", "last_day"):
        setattr(survey, name, getattr(facts, name))
    survey.questions = _as_kept(facts.questions)


def _as_kept(questions: Sequence[SurveyQuestion]) -> list[dict[str, Any]]:
    return [
        {"text": each.text, "kind": each.kind.value, "options": list(each.options)}
        for each in questions
    ]  # fmt: skip


def _said(facts: SurveyFacts) -> dict[str, Any]:
    return {
        "title": facts.title, "questions": len(facts.questions), "by_body": facts.by_body,
        "first_day": str(facts.first_day), "last_day": str(facts.last_day),
    }  # fmt: skip
