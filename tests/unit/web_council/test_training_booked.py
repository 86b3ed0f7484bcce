"""Places booked by the public form: who may, how often, and what is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from support import training
from support.council import Sender, sealed_in
from support.places import book, filled, path_of, receipts_in, text_of
from upheld.casework.models import AuditEvent
from upheld.domain.training import Audience, SessionWay
from upheld.outreach.actions.booking import cancel_booking
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.sessions import announce_session, change_session
from upheld.outreach.models import Booking, Session
from upheld.toolbox import clock
from upheld.web.council.training import booking


@pytest.fixture
def session() -> Session:
    """Two places for councils, in 30 days."""
    training.course()
    return training.session()


def test_a_place_is_booked_and_told_with_a_receipt_and_a_code(
    sender: Sender, session: Session
) -> None:
    """What was written is kept; the audit has the number, not the name."""
    page = text_of(sender.get(path_of(session.pk)))
    assert "Good complaint handling" in page
    assert "2 places are free." in page
    answer = book(sender, session.pk)
    ((number, code),) = receipts_in(answer)
    assert "Your place is booked" in text_of(answer)
    assert len(code) == len("abcd-efgh-jkmn")
    kept = Booking.objects.get(receipt=number)
    assert (kept.name, kept.email, kept.needs, kept.body_id, kept.order_number, kept.state) == (
        "Ann Booker", "ann@luton.example", "A ramp", "luton", "PO 17", "booked",
    )  # fmt: skip
    event = AuditEvent.objects.get(action="book_place")
    assert (event.subject, event.by) == (number, "public form")
    assert "Ann" not in str(event.detail)


def test_several_people_are_booked_in_one_form(sender: Sender, session: Session) -> None:
    """As long as there are places; the last of them waits. An empty person is nobody."""
    people = {"people": "4"}
    for number, name in ((2, "Bob"), (4, "Cat")):
        people |= {f"name_{number}": f"{name} Booker", f"email_{number}": f"{name}@luton.example"}
    answer = book(sender, session.pk, **people)
    assert len(set(receipts_in(answer))) == 3
    page = text_of(answer)
    assert "We have your booking" in page
    assert page.index("Bob Booker") < page.index("On the waiting list")
    assert "You are the first on the waiting list." in page
    assert training.states(session) == {"Ann": "booked", "Bob": "booked", "Cat": "waiting"}


def test_a_full_session_says_so_before_and_after(sender: Sender, session: Session) -> None:
    """And how many wait, and which other sessions there are."""
    training.booked(session, "Dan", "Eve", "Fay")
    other = training.session(days=60, city="York")
    page = text_of(sender.get(path_of(session.pk)))
    assert "Join the waiting list" in page
    assert "This session is full. You can go on the waiting list; 1 person waits now." in page
    assert f'<a href="{path_of(other.pk)}">' in page
    answer = text_of(book(sender, session.pk))
    assert "You are on the waiting list" in answer
    assert "1 person is before you on the waiting list." in answer


def test_sent_twice_it_is_booked_once(sender: Sender, session: Session) -> None:
    """With the same receipts; another form for the same person is refused."""
    form = filled(sender, session.pk)
    answers = [sender.post(path_of(session.pk), form) for _ in range(2)]
    assert receipts_in(answers[0]) == receipts_in(answers[1])
    assert "ot every one of these people can be booked" in text_of(book(sender, session.pk))
    assert Booking.objects.count() == 1


def test_of_several_people_all_are_booked_or_none(sender: Sender, session: Session) -> None:
    """The refusal does not say who is booked already; what was written stands there."""
    training.booked(session, "Bob")
    answer = book(sender, session.pk, people="2", name_2="Bob Booker", email_2="BOB@luton.example")
    assert "ot every one of these people can be booked" in text_of(answer)
    assert "Person 2:" not in text_of(answer)
    assert 'value="Ann Booker"' in text_of(answer)
    assert training.states(session) == {"Bob": "booked"}


def test_the_body_is_searched_for(sender: Sender, session: Session) -> None:
    """By Enter too: with nothing chosen the form searches and sends nothing."""
    form = filled(sender, session.pk, body="", search="luton")
    page = text_of(sender.post(path_of(session.pk), form))
    assert "Luton Borough Council" in page
    assert "There is a problem" not in page
    assert 'value="ann@luton.example"' in page
    unchosen = text_of(sender.post(path_of(session.pk), form | {"searched": "luton"}))
    assert '<a href="#body">Search for your body and choose it</a>' in unchosen
    unsought = text_of(sender.post(path_of(session.pk), form | {"search": ""}))
    assert '<a href="#search">Search for your body and choose it</a>' in unsought
    assert unsought.count("Search for your body and choose it") == 2
    assert 'id="search-error"' in unsought
    again = form | {"search": "nowhere at all", "go": "search"}
    assert "We found no body of this name." in text_of(sender.post(path_of(session.pk), again))
    assert not Booking.objects.exists()


def test_up_to_five_people_are_added(sender: Sender, session: Session) -> None:
    """One at a time, without an error before anything was sent."""
    form = filled(sender, session.pk, go="add", people="4")
    page = text_of(sender.post(path_of(session.pk), form))
    assert 'id="name_5"' in page
    assert "Add another person" not in page
    assert "There is a problem" not in page
    assert 'id="name_6"' not in text_of(sender.post(path_of(session.pk), form | {"people": "99"}))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name_1": "Ann"}, "Write the first name and the family name"),
        ({"email_1": "ann"}, "Write an email address such as name@example.com"),
        ({"body": ""}, "Search for your body and choose it"),
        ({"body": "no-such-body"}, "This body does not exist today"),
        ({"declared": ""}, "Say that the people named know"),
        ({"website": "x"}, "Leave the field"),
        ({"people": "2", "name_2": "Bob Booker"}, "Person 2: Write an email address"),
        ({"people": "2", "name_2": "Bob Booker", "email_2": "Ann@Luton.example"},
         "Person 2: Write another address"),
        ({"name_1": "Ann \u202eBooker"}, "hidden mark"),
        ({"needs_1": "x" * 1001}, "use at most 1,000"),
        ({"order_number": "x" * 61}, "Use at most 60 characters"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_changes_nothing(
    sender: Sender, session: Session, changed: dict[str, str], said: str
) -> None:
    """At the field, with the rest as it was written."""
    page = text_of(book(sender, session.pk, **changed))
    assert said in page
    assert "<title>Error: " in page
    assert not Booking.objects.exists()


def test_a_provider_names_its_organisation(sender: Sender) -> None:
    """And chooses no body."""
    training.course("care", audience=Audience.PROVIDERS)
    session = training.session("care", price_pence=0)
    page = text_of(sender.get(path_of(session.pk)))
    assert "Name of the care provider" in page
    assert "Order number" not in page
    assert "Write the name of your organisation" in text_of(book(sender, session.pk))
    receipts_in(book(sender, session.pk, organisation="Example Care"))
    assert Booking.objects.get().organisation == "Example Care"


def test_what_is_not_public_is_not_there(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not planned, not announced, announced for later, in-house: one answer."""
    training.course()
    hidden = training.session(announced=False)
    later = training.session(announced=False)
    hour = clock.now() + timedelta(hours=1)
    announce_session(session=later.pk, version=later.version, by="tests", at=hour)
    in_house = training.session(way=SessionWay.IN_HOUSE, body="luton")
    numbers = (hidden.pk, later.pk, in_house.pk, 10**6, 10**30)
    assert {sender.get(path_of(each)).status_code for each in numbers} == {404}
    assert {sender.post(path_of(each), {}).status_code for each in numbers} == {404}
    training.go_to(monkeypatch, hour)
    assert sender.get(path_of(later.pk)).status_code == 200


def test_what_is_cancelled_or_over_takes_nobody(
    sender: Sender, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a form that was opened before; why it was cancelled is for those who booked."""
    form, over = filled(sender, session.pk), training.session(days=1)
    cancel_sessions(sessions=[session.pk], why="Snow.", credits_kept=True, by="tests")
    page = text_of(sender.post(path_of(session.pk), form))
    assert "It was cancelled, and will not take place." in page
    assert "Snow" not in page
    assert f'<a href="{path_of(over.pk)}">' in page
    training.go_to(monkeypatch, over.starts_at)
    assert "It has begun or is over." in text_of(sender.get(path_of(over.pk)))
    assert not Booking.objects.exists()


def test_many_bookings_from_one_network_wait(
    sender: Sender, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written stays on the page."""
    monkeypatch.setattr(booking.SENDINGS, "most", 1)
    receipts_in(book(sender, session.pk))
    answer = book(sender, session.pk, name_1="Bob Booker", email_1="bob@luton.example")
    assert answer.status_code == 429
    assert 'value="Bob Booker"' in text_of(answer)


def test_whoever_is_refused_has_tried_too(
    sender: Sender, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nobody asks at leisure who is booked."""
    training.booked(session, "Ann")
    monkeypatch.setattr(booking.SENDINGS, "most", 2)
    assert [book(sender, session.pk).status_code for _ in range(3)] == [200, 200, 429]


def test_nobody_empties_a_session_alone(
    sender: Sender, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many people of one session from one network; another session is open to them."""
    monkeypatch.setattr(booking.PLACES, "most", 2)
    other = training.session(days=50)
    book(sender, session.pk, people="2", name_2="Bob Booker", email_2="bob@luton.example")
    assert book(sender, session.pk, email_1="cat@luton.example").status_code == 429
    receipts_in(book(sender, other.pk))


def test_what_changed_since_the_form_was_opened_is_looked_at_again(
    sender: Sender, session: Session
) -> None:
    """Nobody books another day or price than they saw."""
    form = filled(sender, session.pk)
    facts = training.session_facts(price_pence=90_000, city="York")
    change_session(session=session.pk, facts=facts, version=session.version, by="tests")
    answer = sender.post(path_of(session.pk), form)
    assert "changed since you opened this page" in text_of(answer)
    assert not Booking.objects.exists()


def test_a_form_sent_again_after_its_booking_ended_says_so(
    sender: Sender, session: Session
) -> None:
    """It is not booked anew, and not called booked."""
    form = filled(sender, session.pk)
    sender.post(path_of(session.pk), form)
    cancel_booking(booking=Booking.objects.get().pk, by="tests")
    page = text_of(sender.post(path_of(session.pk), form))
    assert "see how your booking stands" in page
    assert "Your place is booked" not in page


def test_a_form_without_its_cookie_is_shown_again(session: Session) -> None:
    """As it was written; one that is not ours is asked for once more."""
    strict = Sender(enforce_csrf_checks=True)
    form = filled(strict, session.pk)
    strict.cookies.clear()
    answer = strict.post(path_of(session.pk), form)
    assert answer.status_code == 403
    assert 'value="Ann Booker"' in text_of(answer)
    torn: Any = Sender().post(path_of(session.pk), form | {"sealed": "torn"})
    assert "Please send this page once more." in text_of(torn)
    assert sealed_in(torn) != "torn"
    assert not Booking.objects.exists()


def test_a_place_is_booked_over_https_alone(session: Session) -> None:
    """Plain http leads there."""
    path = path_of(session.pk)
    answer = Client(SERVER_NAME="localhost").get(path)
    assert answer.headers["Location"] == f"https://localhost{path}"
