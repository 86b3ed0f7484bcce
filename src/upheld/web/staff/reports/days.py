"""The statutory days of a report: what the body did, more time, and whether it satisfied us."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.casework.actions import report_days as change
from upheld.casework.models import ReportWork
from upheld.casework.queries.reports import days_of
from upheld.domain.facts import ReportKind
from upheld.domain.report_happenings import HAPPENINGS, Happening
from upheld.domain.roles import Deed
from upheld.web.staff.asking import person_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.reports import forms
from upheld.web.staff.reports.frame import asked, form_of, place_of, report_of


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def record(request: HttpRequest, reference: str, body: str, number: int, what: str) -> HttpResponse:
    """The day on which something happened."""
    work, report = report_of(reference, body, number)
    if what not in set(Happening):
        raise Http404
    happening = Happening(what)
    kind = forms.RecordReply if happening is Happening.REPLIED else forms.RecordDay
    form = form_of(request, kind, report.version, **_as_it_is(report, happening))

    def record_day() -> str:
        said = form.cleaned_data
        change.record_day(
            number=number, what=happening, on=said["on"], version=form.made_from(),
            by=person_of(request).key, considered_by=said.get("considered_by", ""),
            considered_on=said.get("considered_on"),
        )  # fmt: skip
        return "The day is recorded."

    row = HAPPENINGS[happening]
    return asked(
        request, work, form, record_day, "day", row.words, back=place_of(work, report), row=row,
        reply=happening is Happening.REPLIED, further=report.kind == ReportKind.FURTHER,
        after=getattr(report, row.after), after_words=_words_of(row.after),
    )  # fmt: skip


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def extend(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """More time for the reply."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.Extend, report.version)

    def extend_reply() -> str:
        change.extend_reply(
            number=number, until=form.cleaned_data["until"], why=form.cleaned_data["why"],
            version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        return "The longer time is recorded."

    return asked(
        request, work, form, extend_reply, "extend", "Give more time for the reply",
        back=place_of(work, report), due=days_of(report).reply_due,
    )  # fmt: skip


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def judge(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Whether what the body did satisfies us."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.Judge, report.version)

    def judge_answer() -> str:
        satisfied = form.cleaned_data["satisfied"] == "yes"
        change.judge_answer(
            number=number, satisfied=satisfied, on=form.cleaned_data["on"],
            version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        if satisfied:
            return "It is recorded that we are satisfied; letters and pages will say so."
        return (
            "It is recorded that we are not satisfied; letters and pages will say so. "
            "A further report is to be made."
        )

    return asked(
        request, work, form, judge_answer, "judge", "Does the answer satisfy us?",
        back=place_of(work, report),
    )  # fmt: skip


def _as_it_is(report: ReportWork, happening: Happening) -> dict[str, str]:
    found = {"on": spoken_day(getattr(report, HAPPENINGS[happening].field), "")}
    if happening is Happening.REPLIED:
        found["considered_by"] = report.considered_by
        found["considered_on"] = spoken_day(report.considered_on, "")
    return found


def _words_of(field: str) -> str:
    known = {row.field: row.words for row in HAPPENINGS.values()}
    return known.get(field, "Issued")
