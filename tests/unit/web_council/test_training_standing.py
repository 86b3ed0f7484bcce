"""A booking seen with number and code: given back, moved, judged, taken away; nobody is named."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from support import training
from support.council import Sender
from support.places import act, book, look_up, receipts_in, text_of
from upheld.domain.training import BookingState
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.closing import close_session, reopen_session
from upheld.outreach.certificates.keeping import keep_files
from upheld.outreach.models import Booking, Evaluation, Notice, Session
from upheld.toolbox import clock
from upheld.web.council.training.standing import UNKNOWN

Receipt = tuple[str, str]


@pytest.fixture
def session() -> Session:
    """One place, in 30 days."""
    training.course()
    return training.session(places=1)


@pytest.fixture
def receipt(sender: Sender, session: Session) -> Receipt:
    """Of Ann, who has the place."""
    return receipts_in(book(sender, session.pk))[0]


@pytest.fixture
def waiting(sender: Sender, session: Session, receipt: Receipt) -> Receipt:
    """Of Bob, who is the first in the queue."""
    del receipt
    return receipts_in(book(sender, session.pk, name_1="Bob Booker", email_1="bob@luton.example"))[
        0
    ]


def told(kind: str) -> int:
    """How many are told something."""
    return Notice.objects.filter(kind=kind).count()


def test_the_booking_stands_without_a_name(
    sender: Sender, receipt: Receipt, waiting: Receipt
) -> None:
    """However number and code are typed."""
    page = text_of(look_up(sender, (receipt[0].lower().replace("-", " "), receipt[1].upper())))
    assert "You have a place." in page
    assert "You are the first on the waiting list." in text_of(look_up(sender, waiting))
    assert not any(each in page for each in ("Ann", "luton", "ramp", "PO 17"))


def test_unknown_and_wrong_are_answered_alike(sender: Sender, receipt: Receipt) -> None:
    """Nobody learns which numbers there are."""
    tries = ((receipt[0], "wrong-code"), ("T-AAAAA-AAAAA", receipt[1]), ("zzz", "%%%"))
    pages = {
        text_of(look_up(sender, typed))
        .replace(typed[0], "")
        .replace(typed[1], "")
        .split("<form")[0]
        for typed in tries
    }
    assert len(pages) == 1
    assert UNKNOWN in pages.pop()


@pytest.mark.parametrize("known", [True, False])
def test_a_number_is_locked_after_five_tries(
    sender: Sender, receipt: Receipt, *, known: bool
) -> None:
    """From wherever they come; the right code waits too."""
    number = receipt[0] if known else "T-AAAAA-AAAAA"
    for at in range(5):
        assert UNKNOWN in text_of(look_up(Sender(REMOTE_ADDR=f"203.0.113.{at}"), (number, "wrong")))
    assert look_up(sender, (number.lower(), receipt[1])).status_code == 429


def test_a_network_is_locked_after_twenty_tries(sender: Sender) -> None:
    """Also where each try is for another number."""
    for at in range(20):
        assert UNKNOWN in text_of(look_up(sender, (f"T-{at}", "wrong")))
    assert look_up(sender, ("T-20", "wrong")).status_code == 429


def test_a_place_given_back_goes_to_whoever_waits(
    sender: Sender, session: Session, receipt: Receipt, waiting: Receipt
) -> None:
    """After one question; each is told once, also where it is pressed twice."""
    assert "The place goes to whoever has waited longest." in text_of(
        act(sender, receipt, "cancel")
    )
    assert training.states(session) == {"Ann": "booked", "Bob": "waiting"}
    for _ in range(2):
        page = text_of(act(sender, receipt, "cancel", go="send"))
    assert "The booking is cancelled." in page
    assert "Cancel this booking" not in page
    assert training.states(session) == {"Ann": "cancelled", "Bob": "booked"}
    assert "You have a place." in text_of(look_up(sender, waiting))
    assert (told("cancelled"), told("moved_up")) == (1, 1)


def test_a_booking_is_moved_to_another_session_of_its_course(
    sender: Sender, session: Session, receipt: Receipt, waiting: Receipt
) -> None:
    """Number, code and price stay, who comes is written again, and the queue moves up."""
    other = training.session(days=60, price_pence=10_000, city="York")
    act(sender, receipt, "evaluation", go="send", rating_1="2", rating_2="5")
    page = text_of(look_up(sender, receipt))
    assert "York" in page
    assert "The price that was agreed stays, also" in page
    assert "Another session" not in page
    training.session(days=70, price_pence=20_001, city="Hull")
    page = text_of(look_up(sender, receipt))
    assert "Another session of this course costs more than was agreed" in page
    assert "Hull" not in page
    form = {"to": str(other.pk)}
    asked = text_of(act(sender, receipt, "move", **form))
    assert "What was written when you booked cannot be shown here." in asked
    assert "£200 a place, without VAT, also where this session costs less." in asked
    person = {"name_1": "Cat Booker", "email_1": "cat@luton.example", "declared": "yes"}
    for _ in range(2):
        page = text_of(act(sender, receipt, "move", go="send", **form, **person))
        assert "The booking is moved." in page
    assert "Price that was agreed: £200 a place, without VAT." in page
    assert "You have a place." in page
    assert training.states(session) == {"Ann": "moved", "Bob": "booked"}
    assert training.states(other) == {"Cat": "booked"}
    new = Booking.objects.get(session=other)
    assert (new.body_id, new.price_pence, new.evaluations.count()) == ("luton", 20_000, 1)
    assert (told("moved"), told("moved_up")) == (1, 1)
    assert "You have a place." in text_of(look_up(sender, waiting))


def test_only_an_open_session_of_the_same_course_can_be_moved_to(
    sender: Sender, session: Session, receipt: Receipt
) -> None:
    """Whatever number is sent."""
    training.course("other")
    hidden = training.session(announced=False)
    others = (training.session("other").pk, hidden.pk, 10**30, "x", "")
    for wanted in others:
        page = text_of(act(sender, receipt, "move", go="send", to=str(wanted)))
        assert "Choose a session that is still open." in page
    full = training.session(places=1)
    training.booked(full, "Dan")
    page = text_of(act(sender, receipt, "move", to=str(full.pk)))
    assert "You would give your place back" in page
    wrong = act(sender, receipt, "move", to=str(full.pk), go="send", name_1="Ann")
    assert "Write the first name and the family name" in text_of(wrong)
    twice = act(
        sender, receipt, "move", to=str(full.pk), go="send", name_1="Dan Booker",
        email_1="dan@luton.example", declared="yes",
    )  # fmt: skip
    assert "This person has a place in this session" in text_of(twice)
    assert training.states(session) == {"Ann": "booked"}


def test_questions_are_answered_before_and_after(
    sender: Sender, session: Session, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once each; every outcome has its number."""
    page = text_of(act(sender, receipt, "evaluation"))
    assert "Write an answer" in page
    assert "How content" not in page
    page = text_of(act(sender, receipt, "evaluation", go="send", rating_1="3", rating_2="9"))
    assert "Choose a number from 1 to 5" in page
    for number in ("1", "5"):
        page = text_of(
            act(sender, receipt, "evaluation", go="send", when="before", rating_1=number,
                rating_2="2", words="Good")
        )  # fmt: skip
        assert "We have your answers." in page
    training.go_to(monkeypatch, session.ends_at)
    assert "Answer the questions" not in text_of(look_up(sender, receipt))
    session.refresh_from_db()
    attended = [Booking.objects.get(receipt=receipt[0]).pk]
    close_session(session=session.pk, attended=attended, version=session.version, by="tests")
    page = text_of(look_up(sender, receipt))
    assert "You came to this session." in page
    assert "Move to another session" not in page
    sent = {"go": "send", "rating_1": "5", "rating_2": "4", "content": "5"}
    assert "Thank you." in text_of(act(sender, receipt, "evaluation", **sent))
    kept = Evaluation.objects.order_by("when").values_list("when", "ratings", "content", "words")
    assert list(kept) == [("after", [5, 4], 5, ""), ("before", [1, 2], None, "Good")]


def test_a_cancelled_session_says_why_and_what_is_kept(
    sender: Sender, session: Session, receipt: Receipt
) -> None:
    """There is nothing left to do."""
    cancel_sessions(sessions=[session.pk], why="Snow.", credits_kept=True, by="tests")
    page = text_of(look_up(sender, receipt))
    assert "What was paid for your place is kept as a credit." in page
    assert "Snow." in page
    assert "Cancel this booking" not in page
    assert "Choose a session that is still open." in text_of(act(sender, receipt, "move", to="7"))


def test_a_place_of_a_session_that_has_begun_is_not_given_back(
    sender: Sender, session: Session, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited in vain is told so."""
    training.go_to(monkeypatch, session.starts_at + timedelta(minutes=1))
    assert "has begun or is over" in text_of(act(sender, receipt, "cancel", go="send"))
    assert Booking.objects.get().state == BookingState.BOOKED


def test_the_calendar_has_the_same_entry_as_the_public_one(
    sender: Sender, session: Session, receipt: Receipt
) -> None:
    """With its version; how to join is not in it."""
    answer = act(sender, receipt, "calendar")
    assert 'filename="training.ics"' in answer.headers["Content-Disposition"]
    (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert entry["uid"] == f"training-{session.pk}@upheld.invalid"
    assert entry["location"] == "1 Example Street, Leeds"
    assert b"Ring" not in answer.content


def test_a_certificate_is_given_once_it_is_there(
    sender: Sender, session: Session, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To whoever has number and code, as long as it stands that they came."""
    assert "There is no certificate yet." in text_of(act(sender, receipt, "certificate"))
    training.go_to(monkeypatch, session.ends_at)
    session.refresh_from_db()
    attended = [Booking.objects.get().pk]
    closed = close_session(
        session=session.pk, attended=attended, version=session.version, by="tests"
    )
    assert keep_files() == 1
    assert "Download the certificate" in text_of(look_up(sender, receipt))
    answer = act(sender, receipt, "certificate")
    assert answer.content.startswith(b"%PDF")
    assert f"certificate-{receipt[0]}.pdf" in answer.headers["Content-Disposition"]
    reopen_session(session=session.pk, version=closed.version, why="Wrong", by="tests")
    assert "There is no certificate yet." in text_of(act(sender, receipt, "certificate"))


@pytest.mark.parametrize("what", ["cancel", "move", "evaluation", "calendar", "certificate"])
def test_nothing_is_done_for_a_page_that_is_not_ours(sender: Sender, what: str) -> None:
    """Torn, of another purpose, or empty."""
    form = {"sealed": "torn", "go": "send"}
    assert sender.post(f"/training/booking/{what}/", form).status_code == 404
    assert not Notice.objects.exists()
    assert clock.now()
