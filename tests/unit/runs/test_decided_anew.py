"""A decision that changes after the freeze leaves the release, and is a line of the check."""

from types import SimpleNamespace
from typing import Any

import pytest

from support import working
from upheld.casework.actions.correcting import correct_reason
from upheld.casework.actions.deciding import decide
from upheld.casework.cut import rows_of
from upheld.casework.models import CaseBody
from upheld.casework.queries.years import superseded
from upheld.domain.cut_columns import PAIRS
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.stages import Step
from upheld.runs.annual.checks.decisions import check_decisions
from upheld.toolbox import clock


@pytest.mark.usefixtures("loaded_register")
def test_what_was_decided_anew_is_told_and_the_cut_stays() -> None:
    """Counted as not upheld, corrected to upheld: one line, which names the way out."""
    key = working.with_provisional_decision()
    working.make_ready_to_decide(key)
    CaseBody.objects.get(pk=key).recommendations.all().delete()
    decide(key=key, step=Step.DECIDE, version=None, by="person 1", reason_code="no_fault")
    year = ReportingYear.of(clock.today())
    pairs = [dict(zip(PAIRS, row, strict=True)) for row in rows_of(year)["pairs"]]
    frozen: Any = SimpleNamespace(pairs=tuple(pairs), year=year)
    assert list(check_decisions(frozen)) == []
    since = clock.now()
    assert not superseded(year, since=since)
    correct_reason(
        key=key, version=None, by="person 1", reason_code="fault_no_injustice", why="A slip."
    )
    assert superseded(year, since=since) == {key}
    assert not superseded(ReportingYear(year.ended - 1), since=since)
    (line,) = check_decisions(frozen)
    assert line.subject == key
    assert "counted as Not upheld" in line.what
    assert "now Upheld" in line.what
    assert f"correcting {year.ended}" in line.what
