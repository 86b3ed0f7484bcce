"""Write a public report: open it, write text and facts, check them, send the draft, issue it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.opening import INVENTED
from upheld.casework.actions.report_events import leave
from upheld.casework.actions.report_letters import tell_both
from upheld.casework.actions.report_working import changed_report, taken_report
from upheld.casework.actions.working import taken
from upheld.casework.models import (
    CaseBody,
    PartyLetter,
    ReportEvent,
    ReportVersion,
    ReportWork,
)
from upheld.casework.party_letters.wording import Template
from upheld.casework.personal import Change
from upheld.casework.queries.reports import lacks_finding, subject_of
from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.domain.report_facts import checked_facts, checked_text, checked_title
from upheld.domain.report_law import COMMENTS, law_of, law_on, periods_in_words
from upheld.domain.stages import Stage
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day

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

    Each saving is a version of its own; those before stay beside it.
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
    _keep_version(report, by)
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
    *, number: int, version: int | None, by: str, on: date | None = None,
    comments_due: date | None = None,
) -> None:  # fmt: skip
    """Send the draft to both sides by letter today; about three weeks are left for comments.

    With `on` no letter is written: the draft went to all sides in another way on that day.
    """
    report = taken_report(number=number, version=version, by=by)
    if report.issued_on:
        raise Refused("the report is issued: no draft of it goes out any more")
    if not report.text:
        raise Refused("the report has no text yet")
    day = on or clock.today()
    if not report.opened_on <= day <= clock.today():
        raise Refused(f"the draft went out between {report.opened_on} and today")
    due = comments_due or day + COMMENTS
    if due <= day:
        raise Refused("the time for comments ends after the draft went out")
    report.drafted_on, report.comments_due = day, due
    changed_report(
        report=report, action="send_report_draft", by=by,
        detail={"on": str(day), "due": str(due), "letters": on is None},
    )  # fmt: skip
    if on is None:
        tell_both(
            report=report, template=Template.REPORT_DRAFT, by=by,
            days={"comments": spoken_day(due)}, version=_newest(report, by),
        )  # fmt: skip


@transaction.atomic
def withdraw_report(*, number: int, why: str, version: int | None, by: str) -> None:
    """Give up a report that was never issued; the case goes on as any other.

    Both sides are told where they were sent a draft by letter. Another report may be opened.
    """
    report = taken_report(number=number, version=version, by=by)
    if report.issued_on:
        raise Refused(f"the report was issued on {report.issued_on}: it is public, and stays")
    if not why.strip():
        raise Refused("say why the report is withdrawn")
    report.withdrawn_on, report.withdrawn_why = clock.today(), why.strip()
    changed_report(
        report=report, action="withdraw_report", by=by,
        personal_values={"why": Change(None, why.strip())},
    )  # fmt: skip
    sent = PartyLetter.objects.filter(report__report=report, template=Template.REPORT_DRAFT)
    if sent.exists():
        tell_both(report=report, template=Template.REPORT_WITHDRAWN, by=by, days={})


@transaction.atomic
def issue_report(*, number: int, version: int | None, by: str, why_early: str = "") -> ReportEvent:
    """Issue it today: its facts leave for letters and figures like those of an imported report.

    Both sides are sent it by letter. Refused to whoever wrote any of it, before somebody checked
    the facts, before all sides had the draft, before the case is decided; and before the time for
    comments is over, unless `why_early` says why. Also on an invented case of a real body: it
    would be public.
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
    if undecided := lacks_finding(report):
        lacks.append(undecided)
    if lacks:
        raise Refused("the report cannot be issued yet", problems=lacks)
    pair = report.case_body
    if pair.provenance == INVENTED and not pair.authority.fictional:
        raise Refused(
            f"nothing invented is said in public of {pair.authority.short_name}: it is real. In a "
            "demonstration, issue a report on a fictional body"
        )
    report.issued_on = clock.today()
    changed_report(
        report=report, action="issue_report", by=by, detail={"on": str(report.issued_on)},
        personal_values={"why_early": Change(None, why_early.strip() or None)},
    )  # fmt: skip
    tell_both(
        report=report, template=Template.REPORT_ISSUED, by=by, version=_newest(report, by),
        days=periods_in_words(law_of(report.law)),
    )  # fmt: skip
    return leave(report=report, by=by)


def _newest(report: ReportWork, by: str) -> ReportVersion:
    return report.versions.order_by("-version").first() or _keep_version(report, by)


def _keep_version(report: ReportWork, by: str) -> ReportVersion:
    last = report.versions.order_by("-version").first()
    kept = ReportVersion(
        report=report, version=last.version + 1 if last else 1, title=report.title,
        text=report.text, at=clock.now(), by=by,
    )  # fmt: skip
    kept.save()
    return kept


def _refuse_second(pair: CaseBody, kind: ReportKind) -> None:
    known = ReportWork.objects.filter(case_body=pair, kind=kind, withdrawn_on=None).exists()
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
