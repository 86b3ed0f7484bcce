"""Reports: public interest reports and further reports, with their clock."""

from datetime import date

from upheld.domain.facts import ReportKind
from upheld.domain.headings import Heading
from upheld.pages.reports.standing import Response, name_of, response_of
from upheld.publication.shelf.facts import PublicReport
from upheld.web.public.api import addresses, lasting
from upheld.web.public.api import schemas as s
from upheld.web.public.api.decisions import day_or_none, gone
from upheld.web.public.api.figures import BODY
from upheld.web.public.api.paging import cut, narrowed
from upheld.web.public.api.problems import Problem, missing
from upheld.web.public.api.resource import Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

ID = Parameter(name="id", schema=s.identity("A report by its id."), required=True)
RESPONSE = Parameter(
    name="response", schema=s.one_of(Response, "Reports whose response stands so today.")
)
KIND = Parameter(name="kind", schema=s.one_of(ReportKind, "Reports of this kind."))
_FACTS = {
    "found": s.text("What was found."),
    "duty": s.text("What the law or the body’s own rules ask for."),
    "others_affected": s.text(),
    "fault_accepted": s.text("`yes`, `no`, empty, or which fault was accepted."),
    "already_offered": s.text(),
    "added": s.text("What was recommended beside that."),
    "agreed": s.text(),
    "refused": s.text(),
    "awaited": s.text("What is still awaited."),
    "awaited_by": s.text("A day, or words."),
    "satisfied_on": s.text("A day, or `yes` where it is not known."),
}
SCHEMA = s.record(
    {
        "id": s.identity("Names the report; it never changes."),
        "reference": s.text("Of its case; empty where that is made up or not known."),
        "body": s.slug(),
        "kind": s.one_of(ReportKind),
        "title": s.text(),
        "about": s.text("What it is about, in a few words."),
        "issued": s.text("A day, or a year where only that is known."),
        "heading": s.or_null(s.one_of(Heading)),
        "subject": s.or_null(s.text()),
        **_FACTS,
        "response": s.one_of(Response, "How the body’s response stands today."),
        "days": s.many(s.ref("ReportDay"), "Its clock, where it runs here."),
        **lasting.SCHEMA,
    }
)
DAY = s.record(
    {
        "what": s.text("A duty of the clock, or `issued`, `received`, `satisfied`."),
        "words": s.text(),
        "due": s.or_null(s.day()),
        "done": s.or_null(s.day()),
    },
    "One line of a report’s clock.",
)


def tell(report: PublicReport, today: date) -> Json:
    """A report as it stands on a day."""
    fact = report.fact
    return {
        "id": report.id,
        "reference": report.reference,
        "body": fact.body,
        "kind": fact.kind,
        "title": fact.title,
        "about": fact.subject,
        "issued": fact.issued,
        "heading": report.heading,
        "subject": report.subject or None,
        **{name: getattr(fact, name) for name in _FACTS},
        "response": response_of(report, today),
        # Version 1.0 promised it; nobody ever filled it.
        "days": [
            {
                "what": each.what,
                "words": name_of(each.what),
                "due": day_or_none(each.due),
                "done": day_or_none(each.done if each.done and each.done <= today else None),
            }
            for each in report.days
        ],
        **lasting.tell(report, addresses.of(f"/reports/{report.id}")),
    }


def one(question: Question) -> Json:
    """One report."""
    identity = str(question.values["id"])
    found = question.shelf.report(identity, question.now)
    if found is None and (stone := question.shelf.report_tombstone(identity, question.now)):
        detail = f"A report stood here. It is gone: {stone.words}."
        raise Problem("taken-down", detail, {"taken_down": [gone(stone)]})
    if found is None:
        raise missing("No report of this id is published; /api/v1/reports lists them.")
    return tell(found, question.today)


def every(question: Question) -> Page:
    """Reports by their day, the oldest first."""
    last = question.after or ("", "")
    found = {
        (each.fact.issued, each.id): each
        for each in question.shelf.reports(question.now, body=question.slug)
    }
    places = sorted(place for place in found if place > last)
    placed = ((place, tell(found[place], question.today)) for place in places)
    return cut(narrowed(placed, question.values, "kind", "response"), question.size)


RESOURCES = (
    Resource(
        path="/reports", name="reports", title="Reports",
        about="Public interest reports and further reports, the oldest first.",
        parameters=(BODY, KIND, RESPONSE), answer=every, schema=SCHEMA, schema_name="Report",
        lists=True, place=(str, str),
    ),
    Resource(
        path="/reports/{id}", name="report", title="One report",
        about="One report with its facts and its clock.",
        parameters=(ID,), answer=one, schema=SCHEMA, schema_name="Report",
        taken_down=True,
    ),
)  # fmt: skip
COMPONENTS = {"ReportDay": DAY}
