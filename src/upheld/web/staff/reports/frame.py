"""What the pages of a report share: which report, its form, and what happens once it is sent."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.models import CaseWork, ReportWork
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.report_clock import State
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.environment import tell
from upheld.web.staff.opening import opened
from upheld.web.staff.reports.forms import KINDS
from upheld.web.staff.versions import Versioned

TAB = "reports/"
Form = TypeVar("Form", bound=Versioned)
# What was done in words; with it, where to go on instead of back.
Action = Callable[[], str | tuple[str, str]]


def report_of(reference: str, body: str, number: int) -> tuple[CaseWork, ReportWork]:
    """The case and the report that an address names, or not found."""
    work = work_of(reference, body)
    found = ReportWork.objects.select_related("case_body__authority").prefetch_related("further")
    report = found.filter(pk=number, case_body=work.case_body_id).first()
    if report is None:
        raise Http404
    return work, report


def public_place(reference: str, body: str, kind: str) -> str:
    """Where the publication room says how a report stands on the public site."""
    return f"/publication/reports/{reference.replace(' ', '-')}/{body}/{kind.replace('_', '-')}/"


def place_of(work: CaseWork, report: ReportWork, more: str = "") -> str:
    """Where a page of a report stands."""
    return address_of(work, f"{TAB}{report.pk}/{more}")


def form_of(request: HttpRequest, kind: type[Form], version: int, **initial: Any) -> Form:
    """The form as it was sent; else what was kept of it, or how things are."""
    form = opened(request, kind)
    form.initial = {"version": version, **initial, **(form.initial or {})}
    return form


def asked(
    request: HttpRequest, work: CaseWork, form: Versioned, action: Action,
    template: str, title: str, *, back: str, **facts: Any,
) -> HttpResponse:  # fmt: skip
    """Do what the form asks and go on; else show it again with what was written."""
    status = 200
    if form.is_valid():
        try:
            done = action()
        except Overtaken as first:
            form.overtaken(first, {})
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            words, onward = (done, back) if isinstance(done, str) else done
            tell(request, words)
            return HttpResponseRedirect(onward)
    return case_page(
        request, work, f"reports/{template}.html", tab=TAB, title=title, status=status, form=form,
        back=back, KINDS=KINDS, **facts,
    )  # fmt: skip


def state_words(state: State, days: int) -> str:
    """A state in words; what is late says by how many days."""
    if not days:
        return state.words
    return f"{state.words} by {days} {'day' if days == 1 else 'days'}"


def _refuse(form: Versioned, refusal: Refused) -> None:
    # Each fault is a line of the summary: who is refused sees everything that is missing.
    for said in refusal.problems or (str(refusal),):
        form.refuse(None, Refused(said))
