"""A public report from its first line to our satisfaction, and what of it leaves for figures."""

from datetime import date, timedelta

import pytest

from support import remedies, working
from support.reporting import (
    CHECKER,
    FACTS,
    ISSUER,
    WRITER,
    decide_first,
    issued_report,
    ready_to_issue,
)
from upheld.casework.actions import report_days, reports
from upheld.casework.cut import rows_of
from upheld.casework.models import AuditEvent, DecisionEvent, PartyLetter, ReportEvent, ReportWork
from upheld.casework.party_letters import kept
from upheld.casework.queries import in_force
from upheld.casework.queries.acts import Acts, look_at_work
from upheld.casework.queries.reports import due_soon, on_desk, reports_on_desk
from upheld.domain.cut_columns import REPORTS
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.facts import ReportKind
from upheld.domain.report_clock import Duty
from upheld.domain.report_happenings import Happening
from upheld.domain.reporting_year import ReportingYear
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
TODAY = clock.today


def opened(key: str) -> ReportWork:
    """A report that was just begun."""
    return reports.open_report(
        key=key, kind=ReportKind.PUBLIC_INTEREST, title="A report", by=WRITER
    )  # fmt: skip


def test_a_report_rests_on_an_investigation_and_is_opened_once() -> None:
    """Too early at assessment; a second of its kind and a further one without a first: refused."""
    with pytest.raises(Refused, match="nothing is investigated"):
        opened(working.at_assessment())
    key = working.at_investigation()
    opened(key)
    with pytest.raises(Refused, match="already"):
        opened(key)
    with pytest.raises(Refused, match="follows one that was issued"):
        reports.open_report(key=key, kind=ReportKind.FURTHER, title="Further", by=WRITER)


def test_whoever_saves_second_is_told() -> None:
    """Versions of the text are kept in the audit, encrypted, and nothing of it in the detail."""
    report = opened(working.at_investigation())
    reports.save_text(number=report.pk, title="T", text="One.", version=1, by=WRITER)
    with pytest.raises(Overtaken) as told:
        reports.save_text(number=report.pk, title="T", text="Two.", version=1, by=CHECKER)
    assert told.value.by == WRITER
    assert not reports.save_text(number=report.pk, title="T", text="One.", version=2, by=CHECKER)
    last = AuditEvent.objects.get(action="save_report")
    assert last.personal.count() == 3
    assert "One" not in str(last.detail)


def test_what_is_missing_before_issue_is_said() -> None:
    """All at once; a writer neither checks nor issues."""
    report = opened(working.at_investigation())
    with pytest.raises(Refused) as refused:
        reports.issue_report(number=report.pk, version=1, by=ISSUER)
    assert refused.value.problems == (
        "the report has no text", "no draft went to all sides",
        "nobody has checked its text and facts",
        "the case is not decided: make its final decision first, or the report is in no figure",
    )  # fmt: skip
    reports.save_facts(number=report.pk, facts=FACTS, version=None, by=WRITER)
    with pytest.raises(Refused, match="ask somebody else"):
        reports.check_facts(number=report.pk, version=None, by=WRITER)
    with pytest.raises(Refused, match="somebody else than the writer"):
        reports.issue_report(number=report.pk, version=None, by=WRITER)


def test_a_change_after_the_check_asks_for_another() -> None:
    """What was checked is what is issued."""
    report = ready_to_issue(remedies.decided())
    reports.save_text(number=report.pk, title="Other", text="Text.", version=None, by=CHECKER)
    with pytest.raises(Refused) as refused:
        reports.issue_report(number=report.pk, version=None, by=ISSUER)
    assert refused.value.problems == ("nobody has checked its text and facts",)


def test_before_comments_are_over_it_goes_out_for_a_reason() -> None:
    """Drafted today: three weeks run."""
    report = ready_to_issue(remedies.decided(), drafted=TODAY())
    with pytest.raises(Refused) as refused:
        reports.issue_report(number=report.pk, version=None, by=ISSUER)
    assert "the time for comments runs until" in refused.value.problems[0]
    reports.issue_report(
        number=report.pk, version=None, by=ISSUER, why_early="All sides have commented."
    )
    with pytest.raises(Refused, match="its text stays"):
        reports.save_text(number=report.pk, title="T", text="X", version=None, by=WRITER)


def test_a_report_on_a_case_without_a_finding_is_not_issued() -> None:
    """Undecided, it would be in no figure; closed without a finding, it rests on nothing."""
    key = working.at_investigation()
    report = ready_to_issue(key)
    with pytest.raises(Refused) as refused:
        reports.issue_report(number=report.pk, version=None, by=ISSUER)
    assert refused.value.problems == (
        "the case is not decided: make its final decision first, or the report is in no figure",
    )  # fmt: skip
    assert on_desk(report, TODAY()).step == "Decide the case"
    decide_first(key)
    DecisionEvent.objects.create(
        case_body_id=key, decided=TODAY(), outcome="closed_initial", at=clock.now(), by=WRITER
    )
    with pytest.raises(Refused) as refused:
        reports.issue_report(number=report.pk, version=None, by=ISSUER)
    assert "closed without a finding" in refused.value.problems[0]
    assert not ReportEvent.objects.exists()


def test_the_facts_leave_for_the_cut_like_imported_ones() -> None:
    """Issue, a fact that changed, our satisfaction, and our second thoughts: each a new event."""
    report = issued_report(working.at_investigation())
    row = dict(zip(REPORTS, rows_of(ReportingYear.of(TODAY()))["reports"][0], strict=True))
    assert (row["title"], row["found"], row["issued"]) == (
        "A report", FACTS["found"], TODAY().isoformat()
    )  # fmt: skip
    reports.save_facts(
        number=report.pk, facts=FACTS | {"agreed": "pay £200"}, version=None, by=WRITER
    )
    assert fact().agreed == ""
    reports.check_facts(number=report.pk, version=None, by=CHECKER)
    assert fact().agreed == "pay £200"
    answer(report)
    report_days.judge_answer(number=report.pk, satisfied=True, on=TODAY(), version=None, by=WRITER)
    assert fact().satisfied_on == TODAY().isoformat()
    report_days.judge_answer(number=report.pk, satisfied=False, on=TODAY(), version=None, by=WRITER)
    assert fact().satisfied_on == ""
    assert ReportEvent.objects.count() == 4


def test_unchecked_facts_do_not_slip_out_with_satisfaction() -> None:
    """Only the day changes."""
    report = issued_report(working.at_investigation())
    reports.save_facts(
        number=report.pk, facts=FACTS | {"agreed": "not checked"}, version=None, by=WRITER
    )
    answer(report)
    report_days.judge_answer(number=report.pk, satisfied=True, on=TODAY(), version=None, by=WRITER)
    assert (fact().agreed, fact().satisfied_on) == ("", TODAY().isoformat())


def test_days_come_in_their_order_and_not_ahead() -> None:
    """Notice before receipt, a reply tomorrow, confirmation before a reply: refused."""
    report = issued_report(working.at_investigation())
    tomorrow = TODAY() + timedelta(days=1)
    for what, on, said in (
        (Happening.NOTICED, TODAY(), "received it is not recorded"),
        (Happening.RECEIVED, tomorrow, "lies ahead"),
        (Happening.RECEIVED, TODAY() - timedelta(days=1), "is before"),
        (Happening.CONFIRMED, TODAY(), "no reply"),
        (Happening.STATEMENT, TODAY(), "no statement is required"),
    ):
        with pytest.raises(Refused, match=said):
            day(report, what, on)
    day(report, Happening.RECEIVED, TODAY())
    day(report, Happening.COPIES, tomorrow)
    with pytest.raises(Refused, match="say who in the body"):
        day(report, Happening.REPLIED, TODAY())


def test_more_time_and_a_further_report() -> None:
    """An extension has its reason; not satisfied, we make a further report, which ends the duty."""
    report = issued_report(working.at_investigation())
    day(report, Happening.RECEIVED, TODAY())
    with pytest.raises(Refused, match="more time ends later"):
        report_days.extend_reply(number=report.pk, until=TODAY(), why="x", version=None, by=WRITER)
    until = TODAY() + timedelta(days=200)
    report_days.extend_reply(
        number=report.pk, until=until, why="Letter of today.", version=None, by=WRITER
    )
    with pytest.raises(Refused, match="no reply is recorded"):
        report_days.judge_answer(
            number=report.pk, satisfied=False, on=TODAY(), version=None, by=WRITER
        )
    answer(report)
    report_days.judge_answer(number=report.pk, satisfied=False, on=TODAY(), version=None, by=WRITER)
    assert on_desk(ReportWork.objects.get(pk=report.pk), TODAY()).grounds
    further = issued_report(report.case_body_id, kind=ReportKind.FURTHER)
    assert further.follows == report
    found = on_desk(ReportWork.objects.get(pk=report.pk), TODAY()).deadlines
    assert next(x for x in found if x.duty is Duty.FURTHER_REPORT).done == TODAY()
    assert {key[2] for key in in_force.reports()} == {"public_interest", "further"}


def test_the_list_puts_the_oldest_due_first_and_leaves_conflicts_out() -> None:
    """Due within fourteen days or overdue is what the desk says."""
    waiting = issued_report(working.at_investigation("luton"))
    day(waiting, Happening.RECEIVED, TODAY())
    draft = opened(working.at_investigation("barnet"))
    rows = reports_on_desk(today=TODAY())
    assert [row.report for row in rows] == [waiting, draft]
    assert [row.report for row in due_soon(rows, today=TODAY())] == [waiting]
    assert [r.report for r in reports_on_desk(today=TODAY(), without=["luton"])] == [draft]


def test_both_sides_are_written_to_with_the_draft_the_issue_and_a_withdrawal() -> None:
    """The same version on the same day, as a decision goes; a recorded day writes nothing."""
    report = opened(working.at_investigation())
    for text in ("One.", "Two."):
        reports.save_text(number=report.pk, title="T", text=text, version=None, by=WRITER)
    reports.send_draft(number=report.pk, version=None, by=WRITER)
    sent = PartyLetter.objects.filter(template="report_draft")
    assert {(each.side, each.report.version) for each in sent if each.report} == {
        ("complainant", 2), ("body", 2),
    }  # fmt: skip
    assert all(kept.read(each.sha256).startswith(b"%PDF") for each in sent)
    with pytest.raises(Refused, match="say why"):
        reports.withdraw_report(number=report.pk, why=" ", version=None, by=WRITER)
    reports.withdraw_report(number=report.pk, why="Put right.", version=None, by=WRITER)
    assert PartyLetter.objects.filter(template="report_withdrawn").count() == 2
    with pytest.raises(Refused, match="was withdrawn"):
        reports.send_draft(number=report.pk, version=None, by=WRITER)
    issued = issued_report(report.case_body_id)
    assert PartyLetter.objects.filter(report__report=issued, template="report_issued").count() == 2
    # Two that tell of the provisional decision belong to the case.
    assert PartyLetter.objects.exclude(template="provisional").count() == 6
    with pytest.raises(Refused, match="is public, and stays"):
        reports.withdraw_report(number=issued.pk, why="x", version=None, by=WRITER)


def test_nothing_is_due_of_a_withdrawn_report() -> None:
    """Neither on the list nor in what keeps its case."""
    report = opened(working.at_investigation())
    reports.withdraw_report(number=report.pk, why="Put right.", version=None, by=WRITER)
    row = on_desk(ReportWork.objects.get(), TODAY())
    assert (row.state, row.next, row.grounds) == ("withdrawn", None, ())
    found = Acts()
    look_at_work([report.case_body_id.split("/")[0]], found)
    assert "A report is not settled" not in str(found.open)


def fact() -> object:
    """The report's facts in force."""
    return next(iter(in_force.reports().values()))


def day(report: ReportWork, what: Happening, on: date) -> None:
    """Record a day."""
    report_days.record_day(number=report.pk, what=what, on=on, version=None, by=WRITER)


def answer(report: ReportWork) -> None:
    """The body received the report and replied, today."""
    day(report, Happening.RECEIVED, TODAY())
    report_days.record_day(
        number=report.pk, what=Happening.REPLIED, on=TODAY(), version=None, by=WRITER,
        considered_by="Full council",
    )  # fmt: skip
