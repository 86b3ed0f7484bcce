"""/reports/<id>/: one report with its clock, its decision and what followed it."""

from collections.abc import Sequence

from upheld.domain.facts import ReportKind
from upheld.domain.headings import Heading
from upheld.domain.subjects import SUBJECTS
from upheld.pages.decisions.case import say_gone
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.refusals import Way, refusal_page
from upheld.pages.reports.listing import ADDRESS, TITLE
from upheld.pages.reports.shown import show
from upheld.pages.reports.standing import clock_of
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicReport, Tombstone


def report_page(
    report: PublicReport, siblings: Sequence[PublicReport], decision: str, setting: Setting
) -> bytes:
    """The page; `siblings` are reports on the same case, `decision` is the address of its text."""
    shown = show(report, setting)
    return page(
        "report.html",
        Frame(
            title=shown.title,
            address=report.address,
            demonstration=setting.demonstration,
            crumbs=(Crumb(text=TITLE, address=ADDRESS),),
            description=f"{shown.kind} on {shown.body.name}, {shown.issued}. {shown.closing}",
            section="decisions",
        ),
        shown=shown,
        about=_about(report),
        clock=clock_of(report, setting.today),
        others=[(_lead(report, each), each.fact.kind.words, each) for each in siblings],
        decision=decision,
        invented=report.invented,
    )


def gone_page(stone: Tombstone, setting: Setting) -> bytes:
    """What stands where a report was taken down."""
    return refusal_page(
        410,
        demonstration=setting.demonstration,
        title="This report was taken down",
        words=say_gone(stone, setting.directory),
        ways=[Way(text="See all reports", address=ADDRESS)],
    )


def _about(report: PublicReport) -> str:
    if report.subject:
        subject = SUBJECTS[report.subject]
        return f"{subject.category.words}: {subject.words}"
    return Heading(report.heading).words if report.heading else ""


def _lead(report: PublicReport, other: PublicReport) -> str:
    if other.fact.body != report.fact.body:
        return "On the same case"
    further = other.fact.kind is ReportKind.FURTHER
    return "Followed by" if further else "Follows"
