"""A report that was worked here stands in the cut and in the letter like an imported one."""

import pytest

from support import luton, working
from support.reporting import FACTS, WRITER, issued_report
from upheld.casework.actions.report_days import judge_answer, record_day
from upheld.casework.cut import rows_of
from upheld.domain.cut_columns import REPORTS
from upheld.domain.facts import ReportFact, ReportKind
from upheld.domain.method import method_of
from upheld.domain.report_happenings import Happening
from upheld.domain.reporting_year import ReportingYear
from upheld.letters.blocks import public_reports
from upheld.letters.material import Material
from upheld.toolbox import clock


@pytest.mark.usefixtures("loaded_register")
def test_the_letter_says_what_was_found_and_that_we_are_satisfied() -> None:
    """From the row of the cut alone."""
    today = clock.today()
    report = issued_report(working.at_investigation())
    record_day(number=report.pk, what=Happening.RECEIVED, on=today, version=None, by=WRITER)
    record_day(
        number=report.pk, what=Happening.REPLIED, on=today, version=None, by=WRITER,
        considered_by="Full council",
    )  # fmt: skip
    judge_answer(number=report.pk, satisfied=True, on=today, version=None, by=WRITER)
    rows = rows_of(ReportingYear.of(today))["reports"]
    facts = [dict(zip(REPORTS, row, strict=True)) for row in rows]
    told = tuple(ReportFact(**{**fact, "kind": ReportKind(fact["kind"])}) for fact in facts)
    material = Material(
        figures=luton.figures_2020(), method=method_of(2020), plan=luton.PLAN_2020,
        addressee=luton.ADDRESSEE, reports=told, activity=(), names=luton.NAMES, links={},
    )  # fmt: skip
    text = str(public_reports.write(material))
    assert "‘A report’" in text
    assert f"We found that the Council {FACTS['found']}." in text
    assert "we are satisfied with the response to the report" in text
