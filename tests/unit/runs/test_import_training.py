"""training.csv: what an earlier training record brings, and what it may not say."""

from pathlib import Path

import pytest

from support import lists
from upheld.casework.models import AuditEvent, Intake
from upheld.domain.errors import Refused
from upheld.outreach.models import Booking, Course, Session
from upheld.outreach.queries.activity import activity
from upheld.runs.importing.intake import import_lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]

COURSE = "1,Good answers,course,councils,open,2019-05-01,5.5,Leeds,14,,,Diary"
IN_HOUSE = "2,Good answers,course,councils,in_house,2019-05-02,6,,9,London Borough of Croydon,,"
HOMES = "3,For homes,course,providers,online,2019-05-03,3,,30,,,Diary"
SEMINAR = "4,Talking,seminar,councils,open,2019-09-03,6,Hull,3,,luton 2; Leeds City Council 1,"
FUTURE = "1,Good answers,course,councils,open,2199-05-01,6,Leeds,14,,,"


def bring(folder: Path, *lines: str) -> int:
    """Import a training record alone."""
    written = lists.write(folder, training_csv=(lists.TRAINING, *lines))
    return import_lists(written, by="tests").training


def test_an_earlier_record_is_counted(tmp_path: Path) -> None:
    """Names of bodies are read as on the day; the same again changes nothing."""
    assert bring(tmp_path / "a", COURSE, IN_HOUSE, HOMES, SEMINAR) == 4
    assert bring(tmp_path / "b", COURSE, IN_HOUSE, HOMES, SEMINAR) == 0
    assert {m: f.value for (_, m), f in activity().items()} == {
        "courses": "3", "people_trained": "53", "provider_share": "33.3%", "seminars": "Hull",
        "delegates": "3", "authorities_at_seminars": "2",
    }  # fmt: skip
    assert activity()[2020, "provider_share"].source == (
        "training record: 3 sessions, 1 for providers"
    )
    assert Session.objects.get(reference="2").body_id == "croydon"
    assert (Intake.objects.count(), AuditEvent.objects.filter(action="import").count()) == (1, 1)
    assert not Course.objects.filter(invented=True).exists()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (FUTURE, "date: 2199-05-01 is in the future"),
        (COURSE.replace(",14,", ",many,"), "people: 'many' is not a number"),
        (COURSE.replace(",5.5,", ",long,"), "hours: 'long' is not a length"),
        (COURSE.replace(",Leeds,", ",,"), "city: is empty"),
        (COURSE.replace(",course,", ",lesson,"), "kind: 'lesson' is not known"),
        (COURSE.replace("1,", ",", 1), "reference: is empty"),
        (IN_HOUSE.replace("London Borough of Croydon", "Nowhere"), "body: "),
        (SEMINAR.replace("luton 2", "luton"), "bodies: 'luton' is no body with its number"),
        (SEMINAR.replace("luton 2", "luton 3"), "bodies: says 4 people, more than the 3"),
        (SEMINAR.replace("luton", "Nowhere"), "bodies: "),
    ],
)
def test_a_fault_names_line_and_column(line: str, fault: str, tmp_path: Path) -> None:
    """Nothing of the list is taken."""
    with pytest.raises(Refused) as caught:
        bring(tmp_path, HOMES, line)
    assert caught.value.problems[0].startswith(f"training.csv:3: {fault}")
    assert not Session.objects.exists()
    assert not Booking.objects.exists()


def test_one_reference_is_one_session(tmp_path: Path) -> None:
    """Two lines of one reference that differ are a fault, and so is one that was otherwise."""
    with pytest.raises(Refused) as caught:
        bring(tmp_path / "a", COURSE, COURSE.replace(",14,", ",15,"))
    assert caught.value.problems == ("training.csv:3: people: '15' here and '14' on line 2 for 1",)
    bring(tmp_path / "b", COURSE)
    with pytest.raises(Refused, match="on record otherwise"):
        bring(tmp_path / "c", COURSE.replace(",14,", ",15,"))
