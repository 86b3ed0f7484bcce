"""Reports: all of them with what is due first, those of a case, and one with its clock."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.queries.reports import (
    STATES,
    lacks_finding,
    on_desk,
    reports_of,
    reports_on_desk,
)
from upheld.casework.viewing import viewed
from upheld.domain.report_facts import LEADS
from upheld.domain.report_happenings import HAPPENINGS, Happening
from upheld.domain.report_law import law_of
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.reports.forms import KINDS
from upheld.web.staff.reports.frame import TAB, place_of, public_place, report_of, state_words

REPORTS = "/reports/"
SORTS = ("due", "-due", "body", "-body", "reference", "-reference")


@does(Deed.SEE_CASES, GET)
def reports(request: HttpRequest) -> HttpResponse:
    """Every report with its next duty, the oldest due first; titles are not shown in a list."""
    today = clock.today()
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "kind": one_of(request, "kind", KINDS),
        "state": one_of(request, "state", STATES),
    }
    sort = one_of(request, "sort", SORTS, "due")
    rows = [
        row
        for row in reports_on_desk(today=today, without=blocked_bodies(person_of(request)))
        if chosen["kind"] in {"", row.report.kind}
        and chosen["state"] in {"", row.state}
        and _names(row.report.case_body, chosen["text"].casefold())
    ]
    if sort.endswith("body"):
        rows.sort(key=lambda row: row.report.case_body.authority.short_name)
    if sort.endswith("reference"):
        rows.sort(key=lambda row: row.report.case_body_id)
    if sort.startswith("-"):
        rows.reverse()
    return page(
        request, "reports/list.html", "Public interest reports", chosen=chosen, kinds=KINDS,
        list=listing(request, rows, chosen, sort), states=STATES, today=today, tab=TAB,
        state_words=state_words,
    )  # fmt: skip


@does(Deed.SEE_CASES, GET, body="body")
def of_case(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """The reports on a case x body."""
    work, today = work_of(reference, body), clock.today()
    rows = reports_of(work.case_body_id, today=today)
    return case_page(
        request, work, "reports/case.html", tab=TAB, rows=rows, kinds=KINDS, today=today,
        state_words=state_words, place_of=place_of, states=STATES,
    )  # fmt: skip


@does(Deed.SEE_CASES, GET, body="body")
def one(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """One report: its clock, its days, its facts and its text."""
    work, report = report_of(reference, body, number)
    viewed(by=person_of(request).key, subject=work.case_body.case_id, what="report")
    today, law = clock.today(), law_of(report.law)
    row = on_desk(report, today)
    happened = [
        (what, HAPPENINGS[what], getattr(report, HAPPENINGS[what].field)) for what in Happening
    ]
    return case_page(
        request, work, "reports/report.html", tab=TAB, title=KINDS[report.kind], report=report,
        row=row, law=law, leads=LEADS, happened=happened, today=today, state_words=state_words,
        mine=person_of(request).key in report.written_by, lacks=lacks_finding(report),
        place=place_of(work, report),
        kinds=KINDS, versions=report.versions.count(), place_of=place_of,
        followed=report.further.filter(withdrawn_on__isnull=True).order_by("-pk").first(),
        opening=address_of(work, f"{TAB}open/"), note=address_of(work, "note/"),
        public=public_place(work.case_body.case_id, work.case_body.authority_id, report.kind),
    )  # fmt: skip


def _names(pair: object, text: str) -> bool:
    reference, body = str(pair).split("/", 1)
    name = pair.authority.short_name.casefold()  # type: ignore[attr-defined] # a CaseBody
    return text in name or text in reference or text in body
