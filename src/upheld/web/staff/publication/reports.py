"""Public reports on the site: which are read, and taking one down by hand."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.casework.actions.publishing.reports_down import put_report_back, take_report_down
from upheld.casework.models import AuditEvent, ReportWork, TakenDownReport
from upheld.casework.models.case_body import key_of
from upheld.casework.queries.taken_down_reports import (
    fact_of,
    published_reports,
    subject_of,
    times_down,
)
from upheld.domain.facts import ReportFact
from upheld.domain.publication import DocumentKind, TakenDown
from upheld.domain.report_facts import LEADS
from upheld.domain.roles import Deed
from upheld.letters.words import day_or_words
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.register.models import Authority
from upheld.register.sooner import WHEN
from upheld.runs.annual.telling import still_told
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import in_order, listing, one_of, sorting
from upheld.web.staff.once import once
from upheld.web.staff.publication import forms
from upheld.web.staff.publication.frame import ROOM, Question, asked, crumbs
from upheld.web.staff.reports.forms import KINDS
from upheld.web.staff.reports.frame import TAB, public_place

REPORTS = f"{ROOM}reports/"
STATES = {"read": "Not taken down", "down": "Taken down"}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One report that is told of in public, as a page finds it."""

    fact: ReportFact
    body: str
    """What the body is called."""
    times: tuple[TakenDownReport, ...] = ()
    """Each time it was taken down, the last one first."""

    @property
    def down(self) -> TakenDownReport | None:
        """How it is taken down; None while it is not."""
        return next((each for each in self.times if each.put_back_at is None), None)

    @property
    def why(self) -> str:
        """What the public is told of it while it is down."""
        return _of_report(self.down.taken_down_for) if self.down else ""

    @property
    def name(self) -> str:
        """The report in words."""
        kind = KINDS[self.fact.kind]
        return f"{kind}: {self.fact.reference}, {self.body}"

    @property
    def address(self) -> str:
        """Its page."""
        return public_place(self.fact.reference, self.fact.body, self.fact.kind)

    @property
    def version(self) -> int:
        """Each change of a report here is refused where it was made already."""
        return 0


KEYS = {
    "issued": lambda each: each.fact.issued,
    "case": lambda each: each.fact.reference,
    "name": lambda each: each.body,
}


@does(Deed.SEE_CASES, GET)
def listed(request: HttpRequest) -> HttpResponse:
    """Every report that was issued or listed, the newest first; titles are not shown in a list."""
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "state": one_of(request, "state", STATES),
    }
    names = dict(Authority.objects.values_list("slug", "short_name"))
    blocked = blocked_bodies(person_of(request))
    rows = [
        Told(fact=fact, body=names[fact.body], times=(down,) if down else ())
        for fact, down in published_reports(clock.now(), without=blocked)
    ]
    sort = sorting(request, KEYS, "-issued")
    wanted = [row for row in rows if _is_wanted(row, chosen)]
    return page(
        request, "publication/reports.html", "Public reports on the site", crumbs=crumbs(),
        list=listing(request, in_order(wanted, sort, KEYS), chosen, sort), chosen=chosen,
        states=STATES, kinds=KINDS, day_or_words=day_or_words,
    )  # fmt: skip


@does(Deed.SEE_CASES, GET, body="body")
def one(request: HttpRequest, reference: str, body: str, kind: str) -> HttpResponse:
    """What is told of one report, whether it is taken down, and each time that it was."""
    told = _told(reference, body, kind)
    fact = told.fact
    work = ReportWork.objects.filter(
        case_body=key_of(fact.reference, fact.body), kind=fact.kind, issued_on__isnull=False
    ).first()
    subject = subject_of(fact.reference, fact.body, fact.kind)
    said = [
        (lead, day_or_words(words) if name == "awaited_by" else words)
        for name, lead in LEADS.items()
        if (words := getattr(fact, name))
    ]
    return page(
        request, "publication/report.html", told.name, crumbs=_crumbs(), place=told,
        said=said, worked=_desk(fact, work) if work else "", of_report=_of_report,
        day_or_words=day_or_words, still=still_told(fact) if told.down else None,
        happened=AuditEvent.objects.filter(subject=subject).order_by("-id")[:50],
    )  # fmt: skip


@does(Deed.EXCEPT_CASE, GET, POST, body="body")
@once
def take_down(request: HttpRequest, reference: str, body: str, kind: str) -> HttpResponse:
    """Take a report down."""
    told = _told(reference, body, kind)

    def act(form: forms.ReportTakenOff) -> str:
        take_report_down(
            **_named(told), reason=TakenDown(form.cleaned_data["reason"]), why=form.lines("why"),
            by=person_of(request).key,
        )  # fmt: skip
        done = f"It is taken down, and leaves the public site {WHEN}."
        if left := still_told(told.fact).to_settle:
            signed = "A signed letter tells" if left == 1 else f"{left} signed letters tell"
            return f"{done} {signed} of it still: see below what to do."
        return done

    return asked(
        request, told, forms.ReportTakenOff, act,
        Question(
            title="Take the report down", button="Take it down", warning=True,
            lede="Its page will say that a report was taken down, and why in the words of the "
            "list. It leaves the search, feeds, calendar, data and the pages of its council. It is "
            "still counted. A letter that tells of it stays as it was signed: look below first.",
            told=still_told(told.fact),
        ),
    )  # fmt: skip


@does(Deed.EXCEPT_CASE, GET, POST, body="body")
@once
def put_back(request: HttpRequest, reference: str, body: str, kind: str) -> HttpResponse:
    """Put a report back."""
    told = _told(reference, body, kind)

    def act(form: forms.PutBack) -> str:
        put_report_back(**_named(told), why=form.lines("why"), by=person_of(request).key)
        return "It is put back, and can be read again with the next roll."

    return asked(
        request, told, forms.PutBack, act,
        Question(
            title="Put the report back", button="Put it back", warning=True,
            lede="Anybody may read it again, at the address that it had.",
        ),
    )  # fmt: skip


def _crumbs() -> tuple[Crumb, ...]:
    return (*crumbs(), Crumb(text="Public reports on the site", address=REPORTS))


def _told(reference: str, body: str, kind: str) -> Told:
    said = kind.replace("-", "_")
    fact = fact_of(reference.replace("-", " "), body, said)
    if fact is None:
        raise Http404
    name = Authority.objects.get(pk=fact.body).short_name
    return Told(fact=fact, body=name, times=tuple(times_down(fact)))


def _of_report(reason: str) -> str:
    return TakenDown(reason).words_of(DocumentKind.REPORT).capitalize()


def _named(told: Told) -> dict[str, Any]:
    fact = told.fact
    return {"reference": fact.reference, "body": fact.body, "kind": fact.kind}


def _desk(fact: ReportFact, work: ReportWork) -> str:
    return f"/cases/{fact.reference.replace(' ', '-')}/{fact.body}/{TAB}{work.pk}/"


def _is_wanted(row: Told, chosen: dict[str, str]) -> bool:
    state = "down" if row.down else "read"
    named = f"{row.body} {row.fact.reference}".casefold()
    return chosen["state"] in {"", state} and chosen["text"].casefold() in named
