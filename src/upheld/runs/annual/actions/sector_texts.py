"""Texts that stand in all letters of a year: taken from a resource, left out, approved."""

from dataclasses import replace

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.facts import SectorText, YearPlan
from upheld.domain.learning import LearningItem
from upheld.runs.annual.models import LetterVersion, PlanEvent
from upheld.runs.annual.plans import from_json, last_event, to_json
from upheld.runs.annual.sector_texts import approved_item, source_of, text_of, writers_of_texts
from upheld.toolbox import clock


@transaction.atomic
def take_learning(*, year: int, key: str, version: int, by: str) -> SectorText:
    """Put the words of an approved resource at the end of the year's texts, to be approved again.

    They are a copy: the resource may change or end, the letters say what was taken. `version` is
    the state of the plan that was seen: `Overtaken` where there is another by now.
    """
    plan = _plan(year, version)
    found = approved_item(key)
    if found is None:
        raise Refused(f"{key}: no resource of this name is public; choose one of the list")
    item, number = found
    if any(text.source.startswith(source_of(item)) for text in plan.sector):
        raise Refused(f"“{item.title}” stands in the letters of {year} already")
    text = text_of(item, number)
    _record(plan, (*plan.sector, text), "", by=by)
    _note("take_learning", year, item, text.source, by=by)
    return text


@transaction.atomic
def leave_out_learning(*, year: int, source: str, version: int, by: str) -> None:
    """Take out what was taken from a resource; the other texts are to be approved again."""
    plan = _plan(year, version)
    left = tuple(text for text in plan.sector if text.source != source)
    if not source or left == plan.sector:
        raise Refused(f"the letters of {year} hold nothing that was taken from {source or 'there'}")
    _record(plan, left, "", by=by)
    _note("leave_out_learning", year, None, source, by=by)


@transaction.atomic
def approve_texts(*, year: int, version: int, by: str) -> None:
    """Approve the opening and sector texts of a year as they were seen.

    Refused to whoever changed them since they were last approved.
    """
    plan = _plan(year, version)
    if plan.texts_approved_by:
        raise Refused(f"the texts of {year} are approved already")
    if by in writers_of_texts(year):
        raise Refused(f"you changed the texts of {year}, so somebody else approves them")
    _record(plan, plan.sector, by, by=by)
    _note("approve_texts", year, None, "", by=by)


def _plan(year: int, version: int) -> YearPlan:
    alone()
    event = last_event(year)
    if event is None:
        raise Refused(f"{year} has no plan: import its year.toml first")
    if event.pk != version:
        raise Overtaken(by=event.by, at=event.at, what=f"the texts of {year}", version=event.pk)
    if LetterVersion.objects.filter(year=year, issued_at__isnull=False).exists():
        raise Refused(f"letters of {year} have gone: what they say to all stays as it was")
    return from_json(event.content)


def _record(plan: YearPlan, sector: tuple[SectorText, ...], approver: str, *, by: str) -> None:
    changed = replace(plan, sector=sector, texts_approved_by=approver)
    PlanEvent.objects.create(year=plan.year, content=to_json(changed), at=clock.now(), by=by)


def _note(action: str, year: int, item: LearningItem | None, source: str, *, by: str) -> None:
    detail = {"source": source, "resource": item.key if item else ""}
    audit.record(by=by, action=action, subject=f"texts of {year}", detail=detail)
