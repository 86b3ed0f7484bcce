"""Training of a demonstration: the numbers that two letters print, and sessions to come."""

from pathlib import Path

import pytest

from support import lists
from upheld.domain.enquiries import ContactSaid
from upheld.domain.roles import Role
from upheld.outreach.models import Booking, Course, Enquiry, Session, Survey, SurveyAnswer
from upheld.outreach.queries.activity import activity
from upheld.outreach.queries.enquiries import to_settle
from upheld.outreach.queries.sessions import announced
from upheld.outreach.queries.surveys import SurveyState, state_of
from upheld.people.actions.demonstration import make_people
from upheld.people.demonstration import email_of
from upheld.people.queries.people import person_of
from upheld.register.actions.installation import settle_kind
from upheld.register.models import Contact
from upheld.runs.demo.asked_officers import ask_officers
from upheld.runs.demo.coming_sessions import make_sessions
from upheld.runs.demo.lists import MARK
from upheld.runs.demo.training import TRAINING_COLUMNS, list_training
from upheld.runs.importing.intake import import_lists
from upheld.toolbox import clock
from upheld.toolbox.delimited import to_csv

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


def bring_in(year: int, folder: Path) -> None:
    """The training record up to a year, and nothing else."""
    settle_kind(demonstration=True, by="tests")
    (folder / f"{MARK}training.csv").write_bytes(to_csv(list_training(year), TRAINING_COLUMNS))
    import_lists(folder, by="tests")


@pytest.fixture
def imported(tmp_path: Path) -> None:
    """The training record of 2020 alone is brought in."""
    bring_in(2020, tmp_path)


@pytest.mark.usefixtures("imported")
def test_the_record_comes_to_what_letters_print() -> None:
    """Every number is traced to sessions that say they are invented; nobody is named."""
    found = {(y, m): fact.value for (y, m), fact in activity().items()}
    assert found[2020, "courses"] == "118"
    assert int(found[2020, "courses"]) - int(found[2019, "courses"]) == 47
    assert found[2020, "people_trained"] == "1438"
    assert found[2020, "provider_share"].endswith(", highest")
    assert found[2020, "seminars"] == "London;Bristol;Leeds;Birmingham"
    assert (found[2020, "delegates"], found[2020, "authorities_at_seminars"]) == ("178", "143")
    assert found[2018, "courses"] == "58"
    assert all("invented" in fact.source for fact in activity().values())
    assert set(Booking.objects.values_list("name", "email")) == {("", "")}
    assert set(Course.objects.values_list("invented", flat=True)) == {True}


@pytest.mark.usefixtures("imported")
def test_sessions_to_come_can_be_booked_wait_or_are_cancelled() -> None:
    """One has places, one a queue, one is off; people are of fictional bodies; once is enough."""
    make_people(by="tests")
    assert make_sessions() == len(announced(clock.now()))
    assert make_sessions() == 0
    shown = list(announced(clock.now()))
    assert [each for each in shown if each.waiting and each.taken == each.places]
    assert [each for each in shown if each.cancelled_in_id]
    assert [each for each in shown if each.taken < each.places and not each.cancelled_in_id]
    named = Booking.objects.exclude(name="")
    assert set(named.values_list("body__fictional", flat=True)) == {True}
    assert set(Session.objects.filter(reference="").values_list("course__invented", flat=True)) == {
        True
    }
    person = person_of(email_of(Role.OUTREACH))
    assert person is not None
    assert set(named.values_list("made_by", flat=True)) == {person.key}


@pytest.mark.usefixtures("imported")
def test_fictional_bodies_alone_are_asked_and_answer() -> None:
    """A round and a survey under way, another to be approved; once is enough."""
    make_people(by="tests")
    asked = ask_officers()
    assert asked == Enquiry.objects.filter(round__isnull=False).count() > 20
    assert ask_officers() == 0
    assert set(Enquiry.objects.values_list("body__fictional", flat=True)) == {True}
    assert not Contact.objects.exclude(authority__fictional=True).exists()
    assert {each.said for each in to_settle()} == {ContactSaid.CHANGED}
    soon, later = Survey.objects.order_by("pk")
    assert (state_of(soon), state_of(later)) == (SurveyState.OPEN, SurveyState.WAITS)
    assert all("invented" in each.title for each in (soon, later))
    assert 5 <= SurveyAnswer.objects.count() < soon.enquiries.count()


def test_a_course_that_the_record_has_not_is_new(tmp_path: Path) -> None:
    """Seminars were first held in 2020: earlier years alone have none on record."""
    bring_in(2018, tmp_path)
    make_people(by="tests")
    assert make_sessions() == len(announced(clock.now()))
    assert Course.objects.get(kind="seminar").invented


def test_lists_write_the_record() -> None:
    """The columns are those that the import asks for."""
    assert ",".join(TRAINING_COLUMNS) == lists.TRAINING
