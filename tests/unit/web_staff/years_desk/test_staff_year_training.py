"""The sessions behind each training figure of a year."""

import pytest

from support import luton
from support.given_sessions import SESSIONS_2018, SESSIONS_2019, SESSIONS_2020
from support.people import person_in
from support.staff import Browser, browser_of
from support.years_desk import text_of
from upheld.domain.roles import Role
from upheld.outreach.actions.activity import record_activity
from upheld.outreach.actions.given import record_given
from upheld.runs.annual.check import check_year
from upheld.runs.doctor import training_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
PAGE = "/years/2020/training/"


@pytest.fixture
def councils(loaded_register: None) -> None:
    """Seminars name many."""
    del loaded_register


@pytest.fixture
def record(loaded_register: None) -> None:
    """Three years of sessions, and one figure that was told otherwise."""
    del loaded_register
    record_activity(facts=luton.activity(2020, courses="117"), by="tests")
    record_given(sessions=(*SESSIONS_2018, *SESSIONS_2019, *SESSIONS_2020), by="tests")


@pytest.mark.usefixtures("record")
def test_each_number_is_traced_to_its_sessions(officer: Browser) -> None:
    """The figure, its source, what was told beside it, and every session that it counts."""
    page = text_of(officer.get(PAGE))
    assert "Courses given As it stands: 118 Source: training record: 118 sessions" in page
    assert "Told in activity.csv: 117" in page
    assert "118 of 118 sessions, to which 1,438 people came" in page
    assert "2020-001, Training diary" in page
    providers = text_of(officer.get(PAGE, {"figure": "provider_share"}))
    assert "25 of 118 sessions" in providers
    bodies = text_of(officer.get(PAGE, {"figure": "authorities_at_seminars"}))
    assert "4 of 4 sessions, to which 178 people came" in bodies
    assert "The 143 authorities" in bodies


def test_a_year_without_a_record_says_so(officer: Browser) -> None:
    """Nothing is on record, so letters say nothing; a role without years sees no page."""
    assert "Nothing is on record" in text_of(officer.get(PAGE))
    assert browser_of(person_in(Role.INTAKE)).get(PAGE).status_code == 403


@pytest.mark.usefixtures("counted", "record")
def test_a_difference_is_said_with_both_numbers(officer: Browser) -> None:
    """By the check of the year and by the doctor; a frozen year says what it was frozen with."""
    (found,) = (x.finding for x in check_year(2020) if x.finding.kind == "training record")
    assert found.subject == "2020 courses"
    assert "gives 118, activity.csv 117" in found.what
    with pytest.raises(RuntimeError, match=r"gives 118, activity\.csv 117"):
        training_record()
    assert "As the year was frozen: not frozen" in text_of(officer.get(PAGE))
