"""Reports that a demonstration works on."""

import pytest

from upheld.casework.models import ReportWork
from upheld.casework.queries.reports import days_of, lacks_finding
from upheld.domain.report_clock import deadlines, next_of
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.installation import settle_kind
from upheld.runs.demo.worked import make_worked_cases
from upheld.runs.demo.worked_reports import make_worked_reports
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")


def test_two_reports_are_issued_and_their_clocks_run() -> None:
    """Once, on decided cases of fictional bodies; one of them has more time for its reply."""
    settle_kind(demonstration=True, by="tests")
    make_people(by="tests")
    make_worked_cases()
    assert make_worked_reports() == 2
    assert make_worked_reports() == 0
    reports = ReportWork.objects.select_related("case_body__authority")
    assert all(each.case_body.authority.fictional for each in reports)
    assert not any(lacks_finding(each) for each in reports)
    assert all(each.issued_on == clock.today() for each in reports)
    for each in reports:
        waits = next_of(deadlines(days_of(each), clock.today()))
        assert waits is not None
        assert waits.due is not None
        assert waits.due > clock.today()
    assert sorted(bool(each.extended_to) for each in reports) == [False, True]
