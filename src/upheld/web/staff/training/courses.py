"""Courses and kinds of seminar: what they are, their sessions, and what they were worth."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.actions.courses import add_course, change_course, retire_course
from upheld.outreach.models import Course
from upheld.outreach.queries.evaluations import FEWEST, result_of, words_of
from upheld.outreach.queries.listed import WantedSessions, sessions_listed
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import Plain
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.training import forms
from upheld.web.staff.training.frame import (
    COURSES,
    Done,
    Question,
    address_of,
    asked,
    course_in,
    crumbs_of,
    shown,
)


@does(Deed.SEE_TRAINING, GET)
def listed(request: HttpRequest) -> HttpResponse:
    """Every course and kind of seminar; those that are held no more come last."""
    rows = Course.objects.order_by(F("retired_at").asc(nulls_first=True), "title", "slug")
    return shown(
        request, "courses.html", "Courses and seminars", list=listing(request, rows, {}, "title")
    )


@does(Deed.SEE_TRAINING, GET)
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One course with its sessions, the newest first, and what people said of it."""
    course = course_in(slug)
    rows = sessions_listed(WantedSessions(course=slug, newest_first=True))
    return shown(
        request, "course.html", course.title, course=course, here=address_of(course),
        list=listing(request, rows, {}, "-day"), result=result_of(course),
        words=words_of(course), fewest=FEWEST,
    )  # fmt: skip


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def add(request: HttpRequest) -> HttpResponse:
    """A new course or kind of seminar."""
    form = opened(request, forms.NewCourse)

    def act() -> Done:
        made = add_course(
            slug=form.cleaned_data["slug"], facts=form.facts(), by=person_of(request).key
        )
        return Done(f"{made.title} is here. Plan its first session.", address_of(made))

    said = Question(title="Add a course or seminar", button="Add it", back=COURSES)
    return asked(request, form, act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Say anew what it is."""
    course = course_in(slug)
    form = opened(request, forms.ChangedCourse)
    form.initial = forms.course_as_it_is(course) | dict(form.initial or {})

    def act() -> Done:
        change_course(
            slug=slug, facts=form.facts(), version=form.made_from(), by=person_of(request).key
        )
        return Done("It is changed.")

    said = Question(
        title="Change a course or seminar", button="Change it", back=address_of(course),
        crumbs=crumbs_of(course),
    )  # fmt: skip
    return asked(request, form, act, said, lambda: forms.course_as_it_is(course_in(slug)))


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def retire(request: HttpRequest, slug: str) -> HttpResponse:
    """Hold it no more."""
    course = course_in(slug)
    form = opened(request, Plain)
    form.initial = {"version": course.version, **(form.initial or {})}

    def act() -> Done:
        retire_course(slug=slug, version=form.made_from(), by=person_of(request).key)
        return Done("It is held no more. What was held stays and counts.")

    said = Question(
        title="Hold it no more", button="Retire it", back=address_of(course), warning=True,
        crumbs=crumbs_of(course), lede="No session of it can be planned afterwards. What was held "
        "stays, with those who came.",
    )  # fmt: skip
    return asked(request, form, act, said)
