"""Complaints are recorded, accepted, joined and declined, each once."""

from datetime import date, timedelta

import pytest

from support import arrived as arriving
from support.arrived import WHO, arrived, facts
from upheld.casework.actions.receipt import accept, decline, join
from upheld.casework.arrivals import PersonFacts, normal_postcode
from upheld.casework.models import AuditEvent, Case, CaseBody, Complainant, Complaint
from upheld.casework.queries import complaints as found
from upheld.casework.queries.earlier import earlier
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.headings import Heading
from upheld.domain.sides import Channel, Consent
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")


def test_an_accepted_complaint_is_a_case_with_its_people_and_heading() -> None:
    """The case is received on the day the complaint arrived; the complaint belongs to it."""
    complaint = arrived(arrived_on=date(2026, 10, 1))
    case = accept(complaint=complaint.pk, bodies=["luton"], subject="refuse_and_recycling", by=WHO)
    pair = CaseBody.objects.get(case=case)
    assert (pair.received, pair.heading) == (date(2026, 10, 1), Heading.ENVIRONMENT)
    assert [person.postcode for person in case.complainants.all()] == ["LU12BQ"]
    complaint.refresh_from_db()
    assert (complaint.state, complaint.case, complaint.settled_by) == ("accepted", case, WHO)


def test_what_is_settled_is_settled_once() -> None:
    """Whoever comes second is told who was first, and takes no reference."""
    complaint = arrived()
    case = accept(complaint=complaint.pk, bodies=["luton"], subject="noise", by=WHO)
    with pytest.raises(Overtaken, match=f"accepted as a case {case.reference}"):
        accept(complaint=complaint.pk, bodies=["luton"], subject="noise", by="person 2")
    with pytest.raises(Overtaken):
        decline(complaint=complaint.pk, why="spam", by="person 2")
    assert Case.objects.count() == 1


def test_a_refused_acceptance_leaves_the_complaint_waiting() -> None:
    """An unknown body: no case, no reference, no state."""
    complaint = arrived()
    with pytest.raises(Refused, match="not a body"):
        accept(complaint=complaint.pk, bodies=["nowhere"], subject="noise", by=WHO)
    complaint.refresh_from_db()
    assert (complaint.state, Case.objects.count()) == ("pending", 0)
    accept(complaint=complaint.pk, bodies=["luton"], subject="noise", by=WHO)
    assert Case.objects.get().reference.endswith("000 001")


def test_a_joined_complaint_doubles_nobody() -> None:
    """Who is in the case already is not in it twice; somebody new is added."""
    case = accept(complaint=arrived().pk, bodies=["luton"], subject="noise", by=WHO)
    join(complaint=arrived().pk, reference=case.reference, by=WHO)
    join(complaint=arrived(person={"name": "Somebody Else"}).pk, reference=case.reference, by=WHO)
    names = sorted(case.complainants.values_list("name", flat=True))
    assert (names, case.complaints.count()) == (["Somebody Else", "Zoë Éxample"], 3)
    with pytest.raises(Refused, match="is not about Bedford"):
        join(complaint=arrived(body="bedford").pk, reference=case.reference, by=WHO)


def test_a_complaint_is_declined_with_a_reason() -> None:
    """The reason stays with it and lies beside the audit."""
    complaint = arrived()
    with pytest.raises(Refused, match="say why"):
        decline(complaint=complaint.pk, why="  ", by=WHO)
    decline(complaint=complaint.pk, why="An invoice for Zoë", by=WHO)
    complaint.refresh_from_db()
    assert (complaint.state, complaint.settled_why) == ("declined", "An invoice for Zoë")
    assert "Zoë" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": " "}, "what the complaint is"),
        ({"body": "", "body_named": ""}, "choose the body"),
        ({"people": ()}, "name of the complainant"),
        ({"arrived_on": date(2999, 1, 1)}, "before its day"),
        ({"known_on": date(2999, 1, 1)}, "after the complaint arrived"),
        (
            {"told_body_on": date(2026, 5, 2), "body_answered_on": date(2026, 5, 1)},
            "before it was told",
        ),
        ({"people": (PersonFacts(role="complainant", name="A"),) * 2}, "named twice"),
        (
            {
                "people": (
                    PersonFacts(role="complainant", name="A"),
                    PersonFacts(role="representative", name="B"),
                )
            },
            "how their consent stands",
        ),
    ],
)
def test_a_wrong_complaint_is_refused(wrong: dict[str, object], words: str) -> None:
    """In words that name what is wrong."""
    with pytest.raises(Refused, match=words):
        facts(**wrong)


def test_postcodes_and_lines_are_kept_in_one_form() -> None:
    """A line's end in a name cannot begin a header; a wrong postcode is refused."""
    assert normal_postcode(" lu1  2bq ") == "LU12BQ"
    with pytest.raises(Refused, match="not one of this country"):
        normal_postcode("Luton")
    person = PersonFacts(role="complainant", name="A\r\nBcc: all@example.org", telephone="1\n2")
    assert (person.name, person.telephone) == ("A Bcc: all@example.org", "1 2")
    with pytest.raises(Refused, match="is not one"):
        PersonFacts(role="complainant", name="A", email="a@example.org\nBcc: b@example.org")


def test_the_queue_is_oldest_first_and_without_conflicts() -> None:
    """Also where the body is only named."""
    today = clock.today()
    late = arrived()
    early = arrived(arrived_on=today - timedelta(days=3), channel=Channel.POST)
    named = arrived(body="", body_named="the LUTON council")
    assert list(found.complaints(found.WantedComplaints())) == [early, late, named]
    assert list(found.complaints(found.WantedComplaints(channel="post"))) == [early]
    assert list(found.complaints(found.WantedComplaints(text="zoë"))) == [early, late, named]
    assert list(found.complaints(found.WantedComplaints(text="lu1 2bq"))) == [early, late, named]
    assert found.waiting() == (3, today - timedelta(days=3))
    assert found.waiting(without={"luton"}) == (0, None)
    assert found.complaint(late.pk, without={"luton"}) is None


def test_earlier_cases_are_found_loosely_and_say_why() -> None:
    """Case, accents and order of the words do not matter; what is unlike is not there."""
    first = arrived(person={"name": "EXAMPLE, zoe", "postcode": "LU1 2BQ"})
    case = accept(complaint=first.pk, bodies=["luton"], subject="noise", by=WHO)
    arrived(person={"name": "Quite Different"})
    neighbour = arrived(person={"name": "Quite Other", "postcode": "lu12bq"}, body="bedford")
    likes = earlier(arrived())
    assert [(each.reference, each.complaint) for each in likes] == [
        (case.reference, None), ("", neighbour.pk)
    ]  # fmt: skip
    assert likes[0].why == ("the same name", "the same postcode", "the same body")
    assert likes[1].why == ("the same postcode",)


def test_earlier_cases_of_a_body_in_conflict_are_not_shown() -> None:
    """A joint case is hidden where one of its bodies is in conflict."""
    accept(complaint=arrived().pk, bodies=["luton", "bedford"], subject="noise", by=WHO)
    arrived(body="bedford")
    new = arrived()
    assert len(earlier(new)) == 2
    assert earlier(new, without={"bedford"}) == []


def test_likeness_by_telephone_and_mail() -> None:
    """However the number is written."""
    arrived(person={"name": "One", "telephone": "+44 (0)1582 000 001", "email": "A@b.invalid"})
    new = arrived(person={"name": "Two", "telephone": "01582 000001", "email": "a@B.invalid"})
    why = earlier(new)[0].why
    assert {"the same email address", "the same telephone number", "the same body"} <= set(why)


def test_consent_of_a_complaint_goes_to_the_case() -> None:
    """Each pair of the case begins with it."""
    people = (
        PersonFacts(role="complainant", name="A"),
        PersonFacts(role="representative", name="B", relation="Daughter"),
    )
    complaint = arriving.arrived(people=people, consent=Consent.ASKED)
    case = accept(complaint=complaint.pk, bodies=["luton", "bedford"], subject="noise", by=WHO)
    assert {pair.work.consent for pair in case.bodies.all()} == {"asked"}
    assert Complainant.objects.filter(case=case).count() == 2
    assert Complaint.objects.get().people.count() == 2
