"""Cases that a demonstration works on."""

import pytest

from upheld.casework.anonymity.clues import ClueKind
from upheld.casework.models import CaseBody, CaseWork, Complaint
from upheld.casework.models.complaint import PENDING
from upheld.casework.queries.publication_work import findings_of, public_text, statement_sent
from upheld.casework.queries.publishing import at_gate
from upheld.domain.gate import AtGate
from upheld.domain.stages import Stage
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.installation import settle_kind
from upheld.runs.demo.texts.worked import MATTERS
from upheld.runs.demo.worked import make_worked_cases
from upheld.toolbox import clock

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]


def test_there_is_a_case_at_each_stage_of_fictional_bodies_alone() -> None:
    """Made once; invented words stand beside no real council."""
    settle_kind(demonstration=True, by="tests")
    make_people(by="tests")
    assert make_worked_cases() == len(MATTERS)
    assert make_worked_cases() == 0
    assert set(CaseWork.objects.values_list("stage", flat=True)) == set(Stage)
    assert Complaint.objects.filter(state=PENDING).count() == 2
    bodies = CaseBody.objects.select_related("authority")
    assert all(each.authority.fictional and each.provenance == "invented" for each in bodies)
    assert all(each.authority.fictional for each in Complaint.objects.select_related("authority"))


def test_some_stand_at_the_gate() -> None:
    """One can be published, one has names to settle, others are not due, open or barred."""
    settle_kind(demonstration=True, by="tests")
    make_people(by="tests")
    make_worked_cases()
    lines = at_gate(now=clock.now())
    states = [line.state for line in lines]
    assert states.count(AtGate.READY) == 2
    assert {AtGate.EARLY, AtGate.OPEN, AtGate.NEVER} < set(states)
    ready = [line.key for line in lines if line.state is AtGate.READY]
    marked = {
        key: {each.kind for each in findings_of(key, public_text(None, statement_sent(key)))}
        for key in ready
    }
    assert sorted(map(len, marked.values())) == [0, 4]
    assert ClueKind.PARTY in set().union(*marked.values())
