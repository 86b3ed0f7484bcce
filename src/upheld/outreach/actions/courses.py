"""Courses and kinds of seminar: added, changed, retired."""

from typing import Any

from django.db import transaction

from upheld.domain.errors import Overtaken, Refused
from upheld.outreach.facts import CourseFacts
from upheld.outreach.models import Course, Evaluation, Session
from upheld.register.at_once import refused_if_there
from upheld.register.audited import note
from upheld.toolbox import clock

FIELDS = ("kind", "audience", "title", "summary", "hours", "invented")


@transaction.atomic
def add_course(*, slug: str, facts: CourseFacts, by: str) -> Course:
    """A course of a new name."""
    words = f"there is a course {slug} already: change it, or choose another name"
    if Course.objects.filter(pk=slug).exists():
        raise Refused(words)
    course = Course(slug=slug)
    _take(course, facts)
    with refused_if_there(words):
        course.save(force_insert=True)
    note(by=by, action="add_course", subject=f"course {slug}", detail=_said(facts))
    return course


@transaction.atomic
def change_course(*, slug: str, facts: CourseFacts, version: int, by: str) -> Course:
    """Say it anew. Outcomes that were answered about keep their number and order."""
    course = _locked(slug, version)
    if course.kind != facts.kind or course.audience != facts.audience:
        _check_unused(course)
    asked = Evaluation.objects.filter(booking__session__course=course).exists()
    if asked and len(facts.outcomes) != len(course.outcomes.splitlines()):
        raise Refused(
            "people have answered about these outcomes: reword one, or retire the course and add "
            "a new one"
        )
    _take(course, facts)
    course.version += 1
    course.save()
    note(by=by, action="change_course", subject=f"course {slug}", detail=_said(facts))
    return course


@transaction.atomic
def retire_course(*, slug: str, version: int, by: str) -> None:
    """Hold it no more; refused while sessions of it are to come."""
    course = _locked(slug, version)
    if course.retired_at is not None:
        raise Refused(f"{course.title} is retired already")
    to_come = Session.objects.filter(
        course=course, cancelled_in=None, given_at=None, ends_at__gt=clock.now()
    )
    if count := to_come.count():
        raise Refused(f"{count} of its sessions are to come: cancel them first")
    course.retired_at, course.retired_by = clock.now(), by
    course.version += 1
    course.save()
    note(by=by, action="retire_course", subject=f"course {slug}", detail={})


def _locked(slug: str, version: int) -> Course:
    course = Course.objects.select_for_update().filter(pk=slug).first()
    if course is None:
        raise Refused(f"there is no course {slug}")
    if course.version != version:
        raise Overtaken(
            by="somebody", at=None, what="the course was changed", version=course.version
        )
    return course


def _check_unused(course: Course) -> None:
    if Session.objects.filter(course=course).exists():
        raise Refused("it has sessions: what it is and for whom stays as it is")


def _take(course: Course, facts: CourseFacts) -> None:
    for field in FIELDS:
        setattr(course, field, getattr(facts, field))
    course.outcomes = "\n".join(each.strip() for each in facts.outcomes)


def _said(facts: CourseFacts) -> dict[str, Any]:
    return {"title": facts.title, "kind": facts.kind, "outcomes": len(facts.outcomes)}
