"""Write a public report: open it, write text and facts, check them, send the draft, issue it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.report_events import leave
from upheld.casework.actions.report_working import changed_report, taken_report
from upheld.casework.actions.working import taken
from upheld.casework.models import CaseBody, ReportEvent, ReportWork
from upheld.casework.personal import Change
from upheld.casework.queries.reports import subject_of
from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.domain.report_facts import checked_facts, checked_text, checked_title
from upheld.domain.report_law import COMMENTS, law_of, law_on
from upheld.domain.stages import Stage
from upheld.toolbox import clock

# A report is made on what was investigated, not on what was turned away at the door.
TOO_EARLY = frozenset({Stage.INTAKE, Stage.ASSESSMENT})


@transaction.atomic
def open_report(*, key: str, kind: ReportKind, title: str, by: str, law: str = "") -> ReportWork:
    """Begin a report on a case x body; a further one follows the one that was issued.

    Refused before an investigation, a second one of a kind, and a further one without a first.
    `law` is the code of its version of the law; without one, that which holds today.
    """
    work = taken(key=key, version=None, by=by)
    title = checked_title(title)
    if Stage(work.stage) in TOO_EARLY:
        raise Refused("nothing is investigated yet: a report rests on an investigation")
    _refuse_second(work.case_body, kind)
    report = ReportWork(
        case_body=work.case_body, kind=kind, title=title, opened_on=clock.today(),
        law=law_of(law).code if law else law_on(clock.today()).code, written_by=[by],
        follows=_followed(key) if kind is ReportKind.FURTHER else None,
    )  # fmt: skip
    report.save(force_insert=True)
    audit.record(
        by=by, action="open_report", subject=subject_of(report.pk),
        detail={"of": key, "kind": kind, "law": report.law},
        personal_values={"title": Change(None, title)}, under=work.case_body.case_id,
    )  # fmt: skip
    return report


@transaction.atomic
def save_text(*, number: int, title: str, text: str, version: int | None, by: str) -> bool:
    """Keep title and text; False where nothing differs. What is issued is never written again.

    The versions before stay in the audit, readable for a reason.
    """
    report = taken_report(number=number, version=version, by=by)
    if report.issued_on:
        raise Refused("the report is issued: its text stays as it is")
    title, text = checked_title(title), checked_text(text)
    if (title, text) == (report.title, report.text):
        return False
    values = {
        name: Change(getattr(report, name) or None, now or None)
        for name, now in (("title", title), ("text", text))
        if getattr(report, name) != now
    }
    report.title, report.text = title, text
    _written(report, by)
    changed_report(report=report, action="save_report", by=by, personal_values=values)
    return True


@transaction.atomic
def save_facts(*, number: int, facts: Mapping[str, str], version: int | None, by: str) -> bool:
    """Keep the facts; False where nothing differs. Somebody else checks them before they count.

    After issue too: what was agreed or is awaited changes, and leaves once it was checked.
    """
    report = taken_report(number=number, version=version, by=by)
    kept = checked_facts(facts)
    if kept == report.facts:
        return False
    was = {name: report.facts.get(name, "") for name in kept}
    values = {
        name: Change(was[name] or None, now or None)
        for name, now in kept.items()
        if was[name] != now
    }
    report.facts = kept
    _written(report, by)
    changed_report(report=report, action="save_report_facts", by=by, personal_values=values)
    return True


@transaction.atomic
def check_facts(*, number: int, version: int | None, by: str) -> None:
    """Somebody who wrote none of it has read title, text and facts: they may be published.

    Facts that were changed after issue leave now, as a new event.
    """
    report = taken_report(number=number, version=version, by=by)
    if not report.facts.get("found"):
        raise Refused("what we found is not written among the facts")
    if by in report.written_by:
        raise Refused("whoever wrote it does not check it: ask somebody else")
    report.facts_checked_at, report.facts_checked_by = clock.now(), by
    changed_report(report=report, action="check_report", by=by)
    if report.issued_on:
        leave(report=report, by=by)


@transaction.atomic
def send_draft(
    *, number: int, on: date, version: int | None, by: str, comments_due: date | None = None
) -> None:
    """The draft went to all sides on a day; about three weeks are left for comments."""
    report = taken_report(number=number, version=version, by=by)
    if report.issued_on:
        raise Refused("the report is issued: no draft of it goes out any more")
    if not report.text:
        raise Refused("the report has no text yet")
    if not report.opened_on <= on <= clock.today():
        raise Refused(f"the draft went out between {report.opened_on} and today")
    due = comments_due or on + COMMENTS
    if due <= on:
        raise Refused("the time for comments ends after the draft went out")
    report.drafted_on, report.comments_due = on, due
    changed_report(
        report=report, action="send_report_draft", by=by, detail={"on": str(on), "due": str(due)}
    )


@transaction.atomic
def issue_report(*, number: int, version: int | None, by: str, why_early: str = "") -> ReportEvent:
    """Issue it today: its facts leave for letters and figures like those of an imported report.

    Refused to whoever wrote any of it, before somebody checked the facts, before all sides had the
    draft; and before the time for comments is over, unless `why_early` says why.
    """
    report = taken_report(number=number, version=version, by=by)
    if report.issued_on:
        raise Refused(f"the report was issued on {report.issued_on}")
    if by in report.written_by:
        raise Refused("somebody else than the writer issues a report")
    lacks = [] if report.text else ["the report has no text"]
    if report.drafted_on is None:
        lacks.append("no draft went to all sides")
    if not report.facts_checked_at:
        lacks.append("nobody has checked its text and facts")
    if report.comments_due and report.comments_due >= clock.today() and not why_early.strip():
        lacks.append(
            f"the time for comments runs until {report.comments_due}; say why it goes out earlier"
        )
    if lacks:
        raise Refused("the report cannot be issued yet", problems=lacks)
    report.issued_on = clock.today()
    changed_report(
        report=report, action="issue_report", by=by, detail={"on": str(report.issued_on)},
        personal_values={"why_early": Change(None, why_early.strip() or None)},
    )  # fmt: skip
    return leave(report=report, by=by)


def _refuse_second(pair: CaseBody, kind: ReportKind) -> None:
    known = ReportWork.objects.filter(case_body=pair, kind=kind).exists()
    imported = ReportEvent.objects.filter(
        reference=pair.case_id, authority=pair.authority_id, kind=kind
    ).exists()
    if known or imported:
        raise Refused("there is a report of this kind on this case and body already")


def _followed(key: str) -> ReportWork:
    first = ReportWork.objects.filter(
        case_body=key, kind=ReportKind.PUBLIC_INTEREST, issued_on__isnull=False
    ).first()
    if first is None:
        raise Refused("a further report follows one that was issued: there is none")
    return first


def _written(report: ReportWork, by: str) -> None:
    report.written_by = sorted({*report.written_by, by})
    report.facts_checked_at = report.facts_checked_by = None
