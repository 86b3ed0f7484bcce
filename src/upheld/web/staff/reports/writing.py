"""Write a report: open it, its text and facts, the check, the draft, and its issue."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions import reports as change
from upheld.casework.models import PartyLetter
from upheld.casework.party_letters.wording import Template
from upheld.domain.facts import ReportKind
from upheld.domain.report_facts import HINTS, LEADS
from upheld.domain.report_law import COMMENTS, LAWS, law_on
from upheld.domain.roles import Deed
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import address_of, work_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.reports import forms
from upheld.web.staff.reports.frame import TAB, asked, form_of, place_of, report_of


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def open_one(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Begin a report on a case x body."""
    work = work_of(reference, body)
    form = form_of(request, forms.OpenReport, work.version, law=law_on(clock.today()).code)

    def open_report() -> tuple[str, str]:
        said = form.cleaned_data
        made = change.open_report(
            key=work.case_body_id, kind=ReportKind(said["kind"]), title=said["title"],
            law=said["law"], by=person_of(request).key,
        )  # fmt: skip
        return "The report is opened.", place_of(work, made)

    return asked(
        request, work, form, open_report, "open", "Open a report", back=address_of(work, TAB),
        laws=LAWS,
    )  # fmt: skip


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def text(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Title and text."""
    work, report = report_of(reference, body, number)
    form = form_of(
        request, forms.WriteText, report.version, title=report.title, text=report.text
    )  # fmt: skip

    def save() -> str:
        saved = change.save_text(
            number=number, title=form.cleaned_data["title"], text=form.cleaned_data["text"],
            version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        return "The text is saved." if saved else "Nothing differed; nothing was changed."

    back = place_of(work, report)
    return asked(request, work, form, save, "text", "Write the report", back=back)


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def facts(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """What letters and figures may say of it."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.WriteFacts, report.version, **report.facts)

    def save() -> str:
        saved = change.save_facts(
            number=number, facts=form.facts(), version=form.made_from(), by=person_of(request).key
        )
        if not saved:
            return "Nothing differed; nothing was changed."
        return "The facts are saved. Somebody who wrote none of it now checks them."

    back = place_of(work, report)
    return asked(
        request, work, form, save, "facts", "Facts for letters and figures", back=back,
        leads=LEADS, hints=HINTS,
    )  # fmt: skip


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def check(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """A second person reads what is to be published."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.Check, report.version)

    def check_report() -> str:
        change.check_facts(number=number, version=form.made_from(), by=person_of(request).key)
        return "The report is checked."

    back = place_of(work, report)
    return asked(
        request, work, form, check_report, "check", "Check what is to be published", back=back,
        leads=LEADS, report=report,
    )  # fmt: skip


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def draft(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Send the draft to all sides."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.SendDraft, report.version)

    def send() -> str:
        said = form.cleaned_data
        change.send_draft(
            number=number, on=said["on"], comments_due=said["comments_due"],
            version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        if said["way"] == forms.BY_LETTERS:
            return "Both sides are written to with the draft; the time for comments runs."
        return "The draft is recorded as sent; the time for comments runs."

    back, weeks = place_of(work, report), COMMENTS.days // 7
    return asked(
        request, work, form, send, "draft", "Send the draft to all sides", back=back, weeks=weeks
    )


@does(Deed.ISSUE_REPORT, GET, POST, body="body")
@once
def issue(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Issue the report: asked first, for it cannot be undone."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.Issue, report.version)

    def issue_report() -> str:
        change.issue_report(
            number=number, why_early=form.cleaned_data["why_early"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return "The report is issued. Record the day on which the body received it."

    back = place_of(work, report)
    running = bool(report.comments_due and report.comments_due >= clock.today())
    return asked(
        request, work, form, issue_report, "issue", "Issue the report", back=back, report=report,
        running=running,
    )  # fmt: skip


@does(Deed.WORK_REPORT, GET, POST, body="body")
@once
def withdraw(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Give up a report that was never issued: asked first, for it cannot be undone."""
    work, report = report_of(reference, body, number)
    form = form_of(request, forms.Withdraw, report.version)

    def withdraw_report() -> str:
        change.withdraw_report(
            number=number, why=form.cleaned_data["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return "The report is withdrawn. The case goes on."

    sent = PartyLetter.objects.filter(report__report=report, template=Template.REPORT_DRAFT)
    return asked(
        request, work, form, withdraw_report, "withdraw", "Withdraw the report",
        back=place_of(work, report), report=report, sent=sent.exists(),
    )  # fmt: skip
