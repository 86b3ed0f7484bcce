"""Cases that a demonstration works on."""

import pytest

from upheld.casework.models import CaseBody, CaseWork, Complaint
from upheld.casework.models.complaint import PENDING
from upheld.domain.stages import Stage
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.installation import settle_kind
from upheld.runs.demo.texts.worked import MATTERS
from upheld.runs.demo.worked import make_worked_cases

pytestmark = pytest.mark.usefixtures("loaded_register")


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
