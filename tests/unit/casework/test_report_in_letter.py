"""A report that was worked here stands in the cut and in the letter like an imported one."""

import pytest

from support import luton, working
from support.reporting import FACTS, WRITER, issued_report
from upheld.casework.actions.report_days import judge_answer, record_day
from upheld.casework.cut import rows_of
from upheld.casework.models import ReportWork
from upheld.domain.cut_columns import REPORTS
from upheld.domain.facts import ReportFact, ReportKind
from upheld.domain.method import method_of
from upheld.domain.report_facts import NOT_SATISFIED
from upheld.domain.report_happenings import Happening
from upheld.domain.reporting_year import ReportingYear
from upheld.letters.blocks import public_reports
from upheld.letters.material import Material
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")


def told() -> str:
    """What the letter says of the reports, from the rows of the cut alone."""
    rows = rows_of(ReportingYear.of(clock.today()))["reports"]
    facts = [dict(zip(REPORTS, row, strict=True)) for row in rows]
    reports = tuple(ReportFact(**{**fact, "kind": ReportKind(fact["kind"])}) for fact in facts)
    material = Material(
        figures=luton.figures_2020(), method=method_of(2020), plan=luton.PLAN_2020,
        addressee=luton.ADDRESSEE, reports=reports, activity=(), names=luton.NAMES, links={},
    )  # fmt: skip
    return str(public_reports.write(material))


def answered() -> ReportWork:
    """A report whose reply was received today."""
    report, today = issued_report(working.at_investigation()), clock.today()
    record_day(number=report.pk, what=Happening.RECEIVED, on=today, version=None, by=WRITER)
    record_day(
        number=report.pk, what=Happening.REPLIED, on=today, version=None, by=WRITER,
        considered_by="Full council",
    )  # fmt: skip
    return report


def judge(report: ReportWork, *, satisfied: bool) -> None:
    """We are satisfied with the reply, or not."""
    judge_answer(number=report.pk, satisfied=satisfied, on=clock.today(), version=None, by=WRITER)


def test_the_letter_says_what_was_found_and_that_we_are_satisfied() -> None:
    """Like that of an imported one."""
    judge(answered(), satisfied=True)
    text = told()
    assert "‘A report’" in text
    assert f"We found that the Council {FACTS['found']}." in text
    assert "we are satisfied with the response to the report" in text


def test_the_letter_says_that_we_are_not_satisfied() -> None:
    """Until we are; then nothing is left of it."""
    report = answered()
    judge(report, satisfied=False)
    text = told()
    assert NOT_SATISFIED in text
    assert "not yet recorded" not in text
    judge(report, satisfied=True)
    text = told()
    assert "that we are satisfied with the response to the report" in text
    assert "not satisfied" not in text
