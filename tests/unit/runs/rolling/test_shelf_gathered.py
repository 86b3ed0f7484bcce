"""What single cases show at a moment: nothing before its hour, nothing that was taken down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from support.brought import BODY, bring, demonstration, take_down
from support.remedies import decided
from support.reporting import ISSUER, issued_report, ready_to_issue
from support.shelves import report
from upheld.casework.actions.reports import issue_report
from upheld.casework.models import (
    Case,
    CaseBody,
    ComplianceEvent,
    ImprovementEvent,
    PublishedDecision,
    ReportEvent,
)
from upheld.casework.queries import in_force
from upheld.domain.errors import Refused
from upheld.domain.publication import NotShown, TakenDown
from upheld.publication.shelf.writing import Shelf
from upheld.runs.rolling.gathering import next_hour, public_bodies
from upheld.runs.rolling.shelf_reports import (
    Released,
    public_improvements,
    public_reports,
    standing,
)
from upheld.runs.rolling.shelf_state import shelf_at
from upheld.runs.rolling.shelving import gather_shelf
from upheld.runs.rolling.withholding import withholding
from upheld.toolbox import clock

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
DECIDED = date(2025, 1, 20)
HOUR = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SetClock = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Move the clock to a moment."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def shelf(moment: datetime) -> Shelf:
    """The shelf of a moment."""
    return gather_shelf(moment).shelf


def improved(**more: Any) -> None:
    """An improvement of the case that is brought in."""
    whole = {
        "reference": "24 000 001", "authority_id": BODY, "summary": "Lamps are dimmed at ten.",
        "theme": "Noise", "agreed": DECIDED, "due": date(2025, 4, 1), "at": clock.now(),
        "by": "tests",
    } | more  # fmt: skip
    ImprovementEvent(**whole).save()


def test_a_decision_and_its_improvement_open_at_the_hour() -> None:
    """One second before there is neither; at the hour both, and the decision says what follows."""
    demonstration()
    bring("24 000 001")
    improved()
    before, after = shelf(HOUR - SECOND), shelf(HOUR)
    assert (list(before.decisions), before.improvements) == ([], ())
    (one,) = after.decisions
    assert (one.reference, one.invented, one.public_from) == ("24 000 001", True, HOUR)
    assert [each.summary for each in one.recommendations] == ["Lamps are dimmed at ten."]
    (promise,) = after.improvements
    assert promise.public_from == HOUR
    assert list(after.decisions) == [one], "it can be gone through twice"


def test_what_is_kept_no_longer_is_not_shown() -> None:
    """The last day is the last one on which it can be read, whether or not a turn came by."""
    demonstration()
    bring("24 000 001")
    last = datetime(2035, 1, 20, 23, 59, tzinfo=UTC)
    assert [each.reference for each in shelf(last).decisions] == ["24 000 001"]
    assert list(shelf(last + timedelta(minutes=2)).decisions) == []


def test_what_is_taken_down_leaves_its_reason(at: SetClock) -> None:
    """A text that was public leaves a stone; one that never was leaves nothing."""
    demonstration()
    bring("24 000 001", "24 000 002")
    bring("24 000 003", decided=date(2025, 3, 1))
    at(HOUR + timedelta(hours=1))
    take_down("24 000 001", TakenDown.LEGAL)
    take_down("24 000 003")
    found = shelf(clock.now())
    assert [each.reference for each in found.decisions] == ["24 000 002"]
    assert [(each.reference, each.why) for each in found.tombstones] == [
        ("24 000 001", TakenDown.LEGAL)
    ]


def test_a_new_version_takes_the_place_of_the_stone(at: SetClock) -> None:
    """What is published anew is read again; until its hour the stone stays."""
    demonstration()
    bring("24 000 001")
    at(HOUR + timedelta(hours=1))
    take_down("24 000 001", TakenDown.CHANGED)
    row = PublishedDecision.objects.get(reference="24 000 001")
    row.pk, row.version, row.sections = None, 2, {"summary": "Changed."}
    row.taken_down_at, row.taken_down_by, row.taken_down_for = None, "", ""
    row.public_from = HOUR + timedelta(hours=2)
    row.save()
    assert [each.reference for each in shelf(clock.now()).tombstones] == ["24 000 001"]
    found = shelf(HOUR + timedelta(hours=2))
    assert found.tombstones == ()
    assert [each.version for each in found.decisions] == [2]


def test_a_report_worked_here_is_public_from_its_issue() -> None:
    """With the part of its clock that anybody may follow; a day that is not reached has none."""
    key = decided()
    work = issued_report(key)
    today = clock.today()
    nine = datetime.combine(today, datetime.min.time(), tzinfo=clock.UK) + timedelta(hours=9.5)
    opens = max(nine, ReportEvent.objects.get().at)
    assert shelf(opens - SECOND).reports == ()
    (told,) = shelf(opens).reports
    assert told.fact.reference == work.case_body.case_id
    assert told.public_from == opens
    days = {each.what: each.done for each in told.days}
    assert days["issued"] == today
    assert "comments" not in days
    assert days["satisfied"] is None


def test_a_report_stays_ten_years_after_its_issue() -> None:
    """From the day after, its reason stands there; a bare year is a reporting year."""
    opens = datetime(2020, 7, 1, 9, tzinfo=UTC)
    one, other = (
        report(fact=replace(report().fact, issued=issued, reference=reference), public_from=opens)
        for issued, reference in (("2020-05-12", "19 000 001"), ("2020", "19 000 002"))
    )
    last = datetime(2030, 3, 31, 12, tzinfo=UTC)
    assert standing([one, other], last) == ((one, other), ())
    found, (stone,) = standing([one, other], last + timedelta(days=1))
    assert (found, stone.report, stone.why) == ((one,), other.id, TakenDown.EXPIRED)
    midnight = datetime(2030, 5, 13, tzinfo=clock.UK)
    assert standing([one], midnight - SECOND) == ((one,), ())
    assert [each.at for each in standing([one], midnight)[1]] == [midnight]
    late = replace(one, public_from=midnight + SECOND)
    assert standing([late], midnight + SECOND) == ((), ()), "it was never to be read"


def test_a_report_and_an_improvement_of_lists_wait_for_a_release() -> None:
    """Known to casework alone, nobody outside sees them."""
    demonstration()
    improved()
    ReportEvent(reference="24 000 001", authority_id=BODY, kind="public_interest", title="A",
                issued="2025-01-01", at=clock.now(), by="tests").save()  # fmt: skip
    found = shelf(clock.now())
    assert (found.reports, found.improvements) == ((), ())


def test_nothing_worked_in_a_demonstration_is_said_of_a_real_body() -> None:
    """Reports and improvements of invented cases are shown of a fictional body alone."""
    demonstration()
    issued_report(decided(BODY))
    key = decided("luton")
    number = ready_to_issue(key).pk
    with pytest.raises(Refused, match="nothing invented is said in public of Luton"):
        issue_report(number=number, version=None, by=ISSUER)
    # One that was issued by software of before.
    CaseBody.objects.filter(pk=key).update(provenance="casework")
    issue_report(number=number, version=None, by=ISSUER)
    CaseBody.objects.filter(pk=key).update(provenance="invented")
    found = shelf(clock.now() + timedelta(days=1))
    assert {each.fact.body for each in found.reports} == {BODY}
    assert all(each.invented for each in found.reports)
    improved(reference=key.split("/")[0], authority_id="luton")
    improved()
    promises = in_force.improvements()
    known = Released(reports={}, improvements=dict.fromkeys(promises, HOUR))
    shown = public_improvements(promises.values(), known, {}, public_bodies())
    assert [each.fact.body for each in shown] == [BODY]


def test_an_improvement_in_other_words_keeps_its_hour() -> None:
    """One that stands in place of one that was released; one more on that day waits."""
    demonstration()
    improved(summary="Lamps are dimmed at nine.")
    old = ("24 000 001", BODY, "Lamps are dimmed at ten.")
    known = Released(reports={}, improvements={old: HOUR}, agreed={old: str(DECIDED)})
    bodies = public_bodies()

    def hours() -> list[datetime]:
        facts = in_force.improvements().values()
        return [each.public_from for each in public_improvements(facts, known, {}, bodies)]

    assert hours() == [HOUR]
    improved(summary="Bins are emptied.")
    assert hours() == []


def test_a_real_report_of_a_demonstration_has_no_number_of_its_own() -> None:
    """The case on which it stands is made up; the case of a fictional body is what it is."""
    demonstration()
    keys = [("24 000 001", BODY, "public_interest"), ("24 000 002", "luton", "public_interest")]
    for reference, body, kind in keys:
        ReportEvent(reference=reference, authority_id=body, kind=kind, title="A",
                    issued="2025-01-01", at=clock.now(), by="tests").save()  # fmt: skip
    known = Released(reports=dict.fromkeys(keys, HOUR), improvements={})
    found = public_reports(clock.now(), known, shelf(clock.now()).bodies)
    assert {each.fact.body: each.reference for each in found} == {BODY: "24 000 001", "luton": ""}


def test_why_a_case_is_not_shown(at: SetClock) -> None:
    """Each reason, and none for what is shown; who is behind it is never told."""
    demonstration()
    bring("24 000 001", "24 000 002")
    bring("24 000 003", decided=date(2025, 3, 1))
    at(HOUR + timedelta(hours=1))
    take_down("24 000 002")
    pair = decided()
    reference, body = pair.split("/")
    known = withholding(clock.now(), gather_shelf(clock.now()).decisions.stamps.keys())
    assert known.why("24 000 001", BODY) is None
    assert known.why("24 000 002", BODY) is NotShown.TAKEN_DOWN
    assert known.why(reference, body) is NotShown.WAITING
    assert known.why("24 999 999", BODY) is NotShown.NO_TEXT, "it was deleted since it was counted"


def test_a_case_is_undecided_only_where_nothing_tells_of_a_decision() -> None:
    """A remedy, a report or an improvement follows a decision, whether or not it is held here."""
    demonstration()
    day = date(2024, 5, 1)
    told = [f"24 000 00{number}" for number in range(1, 6)]
    Case.objects.bulk_create(Case(reference=reference) for reference in told)
    pairs = [
        CaseBody(key=f"{reference}/{BODY}", case_id=reference, authority_id=BODY, received=day)
        for reference in told
    ]
    pairs[4].received = None
    CaseBody.objects.bulk_create(pairs)
    ComplianceEvent(
        case_body=pairs[1], due=day, at=clock.now(), by="tests", provenance="casework"
    ).save()
    improved(reference=told[2])
    ReportEvent(reference=told[3], authority_id=BODY, kind="public_interest", title="A",
                issued="2025-01-01", at=clock.now(), by="tests").save()  # fmt: skip
    known = withholding(clock.now(), ())
    assert known.why(told[0], BODY) is NotShown.UNDECIDED
    assert {known.why(each, BODY) for each in told[1:]} == {NotShown.NO_TEXT}


def test_the_state_tells_when_a_shelf_is_another(at: SetClock) -> None:
    """It is the same while nothing is due, and another after an hour, a stone and a day."""
    demonstration()
    bring("24 000 001")
    assert next_hour(HOUR - timedelta(days=1)) == HOUR
    assert next_hour(HOUR) is None
    site = "0" * 32
    early = shelf_at(HOUR - timedelta(minutes=2), site)
    assert shelf_at(HOUR - SECOND, site) == early
    due = shelf_at(HOUR, site)
    assert due != early
    row = PublishedDecision.objects.get()
    PublishedDecision.objects.update(passed_at=row.passed_at + SECOND)
    assert shelf_at(HOUR, site) != due, "after a restore another row may have the same number"
    row.save()
    assert shelf_at(HOUR, site) == due
    at(HOUR + SECOND)
    take_down("24 000 001")
    assert shelf_at(HOUR + SECOND, site) not in {due, early}
    assert shelf_at(HOUR + timedelta(days=1), site) != shelf_at(HOUR + SECOND, site)
