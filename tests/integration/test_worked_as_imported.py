"""The same release comes out whether cases were worked on here or arrived as lists."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from support import lists, remedies, working
from upheld.casework.actions.deciding import decide
from upheld.casework.actions.opening import add_body
from upheld.casework.actions.remedies import assessing, happenings
from upheld.casework.actions.remedies.summaries import check_summary
from upheld.casework.actions.splitting import split_case
from upheld.casework.models import CaseBody, CaseWork, Recommendation
from upheld.casework.queries import in_force
from upheld.domain.outcomes import Outcome
from upheld.domain.settlement import Verdict
from upheld.domain.stages import Step
from upheld.runs.annual.count import count
from upheld.runs.annual.cut import Cut
from upheld.runs.annual.freeze import freeze
from upheld.runs.importing.intake import import_lists
from upheld.toolbox.files import digests_of

pytestmark = pytest.mark.slow

BEGIN, SETTLED, AFTER = date(2019, 4, 15), date(2020, 2, 10), date(2020, 4, 20)
FROZEN = date(2020, 4, 30)
BODIES = ("luton", "bedford", "croydon", "kent")
SAID: dict[str, Any] = {"version": None, "by": working.WHO}
Days = Callable[[date], None]


@pytest.mark.usefixtures("loaded_register")
def test_worked_or_imported_gives_one_release(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    """Rows of the cut and every file of the release are the same, byte for byte."""
    days = partial(remedies.go_to, monkeypatch)
    made: dict[str, tuple[Cut, dict[str, str]]] = {}

    def make(name: str) -> None:
        days(FROZEN)
        settings.UPHELD_DATA = tmp_path / name
        cut, _ = freeze(2020, by="officer")
        release, _ = count(2020, by="officer")
        made[name] = (cut, digests_of(release.folder))

    with transaction.atomic():
        work_a_year(days)
        folder = lists.write(tmp_path / "lists", **exported())
        make("worked")
        # As if it had never been worked here.
        transaction.set_rollback(True)
    assert not CaseBody.objects.exists()
    days(FROZEN)
    import_lists(folder, by="officer")
    make("imported")
    (worked, files), (imported, same) = made["worked"], made["imported"]
    for name in ("pairs", "cases", "improvements"):
        assert worked.rows(name) == imported.rows(name), name
    assert worked.sha256 == imported.sha256
    assert {n: d for n, d in files.items() if n != "manifest.json"} == {
        n: d for n, d in same.items() if n != "manifest.json"
    }
    every = worked.rows("pairs")
    assert {row["outcome"] for row in every} == {*Outcome, None}
    assert {row["compliance"] for row in every} >= {"on_time", "late", "not_satisfied"}
    assert any(row["due_unsettled"] for row in every)
    assert worked.rows("improvements")


def work_a_year(days: Days) -> None:
    """Some thirty cases: every outcome, every end of a remedy, joint ones, and unfinished ones."""
    for number in range(24):
        days(BEGIN + timedelta(days=12 * number))
        _work(number, BODIES[number % len(BODIES)])
    _work_joint()
    waiting = [work.pk for work in CaseWork.objects.filter(stage="remedy").order_by("pk")]
    days(SETTLED)
    for number, key in enumerate(waiting[:-2]):
        _settle(key, number)
    remedies.decided("luton", days=20)  # due within the year, and nothing heard by its end
    remedies.decided("bedford", days=90)
    working.at_investigation("kent")
    working.at_intake("croydon")
    days(AFTER)
    _settle(waiting[-2], 0)


def _work(number: int, body: str) -> None:
    turn = number // 6
    match number % 6:
        case 0:
            key = working.ready_at_intake(body)
            _end(key, Step.CLOSE_AT_INTAKE, ("premature", "advice", "no_consent")[turn % 3])
        case 1:
            key = working.with_provisional_decision(body)
            Recommendation.objects.filter(case_body=key).delete()
            working.make_ready_to_decide(key)
            _end(key, Step.DECIDE, ("no_fault", "fault_no_injustice", "fault_remedied")[turn % 3])
        case 2:
            key = working.at_investigation(body)
            working.make_ready_to_decide(key)
            _end(key, Step.DISCONTINUE, ("discontinued", "passed_in_error")[turn % 2])
        case rest:
            remedies.decided(body, *[remedies.IMPROVES] * (rest == 3))


def _work_joint() -> None:
    # One goes on as it is, with two outcomes; the other is split, and counts as two cases.
    for splits in (False, True):
        key = working.ready_at_intake("luton")
        pair = CaseBody.objects.get(pk=key)
        assert pair.received
        other = add_body(
            case=pair.case, body="bedford", received=pair.received, subject="noise", by=working.WHO
        ).pk
        if splits:
            other = split_case(key=other, why="They differ.", **SAID).pk
        _end(key, Step.CLOSE_AT_INTAKE, "premature")
        _end(other, Step.CLOSE_AT_INTAKE, "no_consent")


def _end(key: str, step: Step, reason: str) -> None:
    decide(key=key, step=step, reason_code=reason, excepted=True, **SAID)


def _settle(key: str, number: int) -> None:
    # In time, late, in part, refused: each in its turn.
    for each in Recommendation.objects.filter(case_body=key).order_by("number"):
        assert each.due
        if each.public_summary:
            check_summary(recommendation=each.pk, version=None, by="person 9002")
        late = timedelta(days=9 if number % 4 else -9)
        found: dict[str, Any] = {"recommendation": each.pk, **SAID}
        if number % 4 == 3:
            assessing.settle_unsatisfied(why="They refuse.", **found)
            continue
        if number % 4 < 2:
            happenings.note_done(on=each.due + late, **found)
            happenings.note_evidence(on=SETTLED, note="Seen.", **found)
        verdict = Verdict.COMPLETE if number % 4 < 2 else Verdict.INCOMPLETE
        assessing.assess(verdict=verdict, why="As we found.", **found)


def exported() -> dict[str, tuple[str, ...]]:
    """What stands in casework, as an older system would hand it over."""
    moved = in_force.moved()
    pairs = {key: pair for key, pair in in_force.pairs().items() if key not in moved}
    received, decided, compliance = [], [], []
    for key, pair in pairs.items():
        received.append(_line(*key.split("/"), pair.received, pair.heading))
    for key, found in in_force.decisions().items():
        pair = pairs[key]
        decided.append(
            _line(*key.split("/"), pair.received, found.decided, pair.heading, *found[1:3])
        )
    for key, remedy in in_force.compliance().items():
        compliance.append(_line(*key.split("/"), *remedy[:-1]))
    improved = [
        _line(i.reference, i.body, f'"{i.summary}"', i.theme, i.agreed, i.due, i.done)
        for i in in_force.improvements().values()
    ]
    return {
        "received_csv": (lists.RECEIVED, *received),
        "decided_csv": (lists.DECIDED, *decided),
        "compliance_csv": (lists.COMPLIANCE, *compliance),
        "improvements_csv": (lists.IMPROVEMENTS, *improved),
    }


def _line(*cells: object) -> str:
    return ",".join("" if cell is None else str(cell) for cell in cells)
