"""A public report is taken down by hand, and put back; neither without a reason."""

from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from support.remedies import decided
from support.reporting import issued_report
from upheld.casework.actions.case_ends import delete_people
from upheld.casework.actions.publishing.reports_down import put_report_back, take_report_down
from upheld.casework.models import AuditEvent, ReportWork, TakenDownReport
from upheld.casework.queries.taken_down_reports import published_reports, taken_down_reports
from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.domain.publication import TakenDown
from upheld.register.sooner import was_asked
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
WHY = "Pat asked for it."


@pytest.fixture
def named() -> dict[str, Any]:
    """A report that was issued, as the actions name it."""
    pair = issued_report(decided()).case_body
    return {
        "reference": pair.case_id, "body": pair.authority_id, "kind": ReportKind.PUBLIC_INTEREST,
        "by": "tests",
    }  # fmt: skip


@pytest.mark.usefixtures("data_folder")
def test_the_public_site_is_asked_to_follow_at_once(
    named: dict[str, Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """Once it stands, and once: what was refused asks for nothing."""
    with django_capture_on_commit_callbacks(execute=True):
        take_report_down(**named, reason=TakenDown.LEGAL, why=WHY)
        assert not was_asked()
    assert was_asked()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused):
        take_report_down(**named, reason=TakenDown.LEGAL, why=WHY)
    assert not was_asked()


def test_it_is_taken_down_and_put_back(named: dict[str, Any]) -> None:
    """Each is one event; what was issued stays as it was, and both reasons stay known."""
    take_report_down(**named, reason=TakenDown.LEGAL, why=WHY)
    (row,) = taken_down_reports(clock.now()).values()
    assert (row.taken_down_for, row.taken_down_why) == ("legal", WHY)
    assert [each.down for each in published_reports(clock.now())] == [row]
    put_report_back(**named, why="The court is done.")
    assert taken_down_reports(clock.now()) == {}
    assert TakenDownReport.objects.get().put_back_why == "The court is done."
    assert ReportWork.objects.get().withdrawn_on is None
    events = AuditEvent.objects.filter(subject__startswith="publication of the").order_by("id")
    assert [each.action for each in events] == ["take_down_report", "put_report_back"]
    assert WHY not in str([each.detail for each in events])


def test_what_cannot_be_is_refused_and_changes_nothing(named: dict[str, Any]) -> None:
    """No other reason, no silence, no other report; not twice, and not back what stands."""
    down: dict[str, Any] = named | {"reason": TakenDown.INTERESTS, "why": WHY}
    for wrong, words in (
        ({"reason": TakenDown.EXPIRED}, "choose why it is taken down"),
        ({"why": " "}, "write why it is taken down"),
        ({"kind": ReportKind.FURTHER}, "was issued or listed"),
    ):
        with pytest.raises(Refused, match=words):
            take_report_down(**down | wrong)
    with pytest.raises(Refused, match="nothing to put back"):
        put_report_back(**named, why=WHY)
    assert not TakenDownReport.objects.exists()
    take_report_down(**down)
    with pytest.raises(Refused, match="already"):
        take_report_down(**down)
    with pytest.raises(Refused, match="write why it is put back"):
        put_report_back(**named, why="")
    assert TakenDownReport.objects.get().put_back_at is None


def test_words_about_people_go_with_them(named: dict[str, Any]) -> None:
    """That it was taken down stays, with the reason of the list; no more words are taken."""
    take_report_down(**named, reason=TakenDown.LEGAL, why=WHY)
    delete_people(reference=named["reference"], by="tests")
    row = TakenDownReport.objects.get()
    assert (row.taken_down_for, WHY in row.taken_down_why) == ("legal", False)
    with pytest.raises(Refused, match="leave “Why” empty"):
        put_report_back(**named, why=WHY)
    assert put_report_back(**named, why="").put_back_at
