"""Mails of training: each person once, with what they need and nothing of anybody else."""

import email
from datetime import date, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from support import training
from support.training import DAY, NOW, booked, course, session
from upheld.domain.post import Way
from upheld.domain.training import SessionWay
from upheld.mailing.models import Dispatch
from upheld.outreach.actions import telling
from upheld.outreach.actions.booking import cancel_booking, move_booking
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.closing import close_session
from upheld.outreach.actions.sessions import change_session
from upheld.outreach.models import Booking, Notice
from upheld.outreach.queries.cancelling import sessions_between
from upheld.register.actions.installation import settle_kind
from upheld.runs.rolling.training import keep_training

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
APRIL = date(2020, 4, 30)


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """A folder that is ready, on 19 March 2020, and a course."""
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()
    training.go_to(monkeypatch, NOW)
    course()


def mails(data: Path) -> list[Any]:
    """What lies in the outbox once the clock has turned twice."""
    for _ in range(2):
        keep_training(tell=lambda _: None)
    found = [email.message_from_bytes(path.read_bytes(), policy=default)
             for path in (data / "outbox/training").glob("*.eml")]  # fmt: skip
    return sorted(found, key=lambda mail: (mail["To"], mail["Date"], mail["Subject"]))


def test_a_mail_says_number_course_day_and_place(data_folder: Path) -> None:
    """Neither needs nor a name; how to join goes to those with a place alone."""
    held = session(places=1)
    ann, _ = booked(held, "Ann", "Ben")
    first, second = mails(data_folder)
    text = first.get_content()
    assert first["To"] == "ann@luton.example"
    for words in ("Good complaint handling", "Saturday 18 April 2020, 10:00 to 16:00, UK time",
                  "Leeds, 1 Example Street", ann.receipt, "Ring at the door"):  # fmt: skip
        assert words in text
    assert "waiting list" in second.get_content()
    assert "Ring at the door" not in second.get_content()
    for each in (text, second.get_content()):
        assert "Needs of" not in each
        assert "Booker" not in each


def spring() -> list[int]:
    """The sessions that start from 19 March to the end of April 2020."""
    found = sessions_between(date(2020, 3, 19), APRIL)
    return list(found.values_list("pk", flat=True))


def test_all_sessions_of_a_span_are_told_in_one_mail(data_folder: Path) -> None:
    """March 2020: a person with three bookings reads one mail; whoever is later is not in it."""
    april, also, may = session(), session(days=33), session(days=60)
    for held in (april, also, may):
        booked(held, "Ann", "Ben")
    booked(also, "Cat")
    keep_training(tell=lambda _: None)
    before = len(mails(data_folder))
    done = cancel_sessions(sessions=spring(), why="All courses end.", credits_kept=True, by="tests")
    assert (done.sessions, done.people, done.bookings, done.credits) == (2, 3, 5, 4)
    new = [mail for mail in mails(data_folder) if "will not take place" in mail["Subject"]]
    assert [mail["To"] for mail in new] == [f"{who}@luton.example" for who in ("ann", "ben", "cat")]
    assert len(mails(data_folder)) == before + 3
    text = new[0].get_content()
    assert text.count("Your number") == text.count("£200.00") == 2
    assert "All courses end." in text
    assert "£200.00" not in new[2].get_content()


def test_people_of_an_in_house_session_read_that_their_body_keeps_a_credit(
    data_folder: Path,
) -> None:
    """Without the sum, which is not theirs."""
    held = session(way=SessionWay.IN_HOUSE, body="luton", price_pence=90_000)
    booked(held, "Ann")
    cancel_sessions(sessions=[held.pk], why="Snow.", credits_kept=True, by="tests")
    (mail,) = mails(data_folder)
    assert "What your body was to pay for it is kept" in mail.get_content()
    assert "900" not in mail.get_content()


def test_a_reminder_goes_a_week_before_and_once(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """Not to who waits, nor to who booked within that week; again where the day moved away."""
    held = session(days=30, places=2)
    booked(held, "Ann")
    training.go_to(monkeypatch, NOW + 24 * DAY)
    booked(held, "Ben", "Cat")
    mails(data_folder)
    told = Notice.objects.filter(kind="reminder").values_list("booking__name", "about")
    assert list(told.all()) == [("Ann Booker", "2020-04-18")]
    facts = training.session_facts(20, places=2)
    change_session(session=held.pk, facts=facts, version=held.version, by="tests")
    training.go_to(monkeypatch, NOW + 38 * DAY)
    mails(data_folder)
    assert told.count() == 3
    assert told.filter(about="2020-05-02").count() == 2


def test_who_came_is_asked_the_day_after(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """Once it is closed; who did not come is not asked, and nobody weeks later."""
    held = session()
    ann, _ = booked(held, "Ann", "Ben")
    training.go_to(monkeypatch, held.ends_at)
    close_session(session=held.pk, attended=[ann.number], version=held.version, by="tests")
    mails(data_folder)
    assert not Notice.objects.filter(kind="evaluate").exists()
    training.go_to(monkeypatch, held.ends_at + DAY)
    mails(data_folder)
    assert list(Notice.objects.filter(kind="evaluate").values_list("booking")) == [(ann.number,)]


def test_another_way_to_join_is_told_to_those_with_a_place(data_folder: Path) -> None:
    """In words of its own: neither day nor place changed, and who waits never knew it."""
    held = session(places=1)
    booked(held, "Ann", "Ben")
    mails(data_folder)
    facts = training.session_facts(30, places=1, joining="Ask for Cat")
    change_session(session=held.pk, facts=facts, version=held.version, by="tests")
    (mail,) = [mail for mail in mails(data_folder) if "changed" in mail["Subject"]]
    assert mail["To"] == "ann@luton.example"
    assert mail["Subject"].startswith("How to join the session changed")
    assert "Ask for Cat" in mail.get_content()
    assert "the hour" not in mail.get_content()


@pytest.mark.parametrize("closed", [False, True])
def test_who_waits_to_the_end_is_told_once(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path, *, closed: bool
) -> None:
    """When the session begins; also where no turn came before it was closed. No other is told."""
    held = session(places=1)
    booked(held, "Ann", "Ben", "Cat")
    cancel_booking(booking=Booking.objects.get(name="Cat Booker").pk, by="tests")
    training.go_to(monkeypatch, held.ends_at if closed else held.starts_at)
    if closed:
        close_session(session=held.pk, attended=[], version=held.version, by="tests")
    mails(data_folder)
    (mail,) = [mail for mail in mails(data_folder) if "No place" in mail["Subject"]]
    assert mail["To"] == "ben@luton.example"
    assert "No place became free." in mail.get_content()


def test_needs_go_once_somebody_does_not_come(data_folder: Path) -> None:
    """At the next turn, not after a day that may be a year off."""
    held, other = session(), session(days=31)
    ann, ben, cat = booked(held, "Ann", "Ben", "Cat")
    cancel_booking(booking=ann.number, by="tests")
    move_booking(booking=ben.number, to=other.pk, by="tests")
    mails(data_folder)
    left = Booking.objects.exclude(needs="").values_list("session", "needs")
    assert set(left) == {(held.pk, "Needs of Cat"), (other.pk, "Needs of Ben")}
    assert Booking.objects.get(pk=cat.number).name == "Cat Booker"


def test_what_is_not_true_any_more_is_not_told(data_folder: Path) -> None:
    """Who cancelled before the mail of a change was laid down reads of the cancelling alone."""
    held = session()
    ann, _, cat = booked(held, "Ann", "Ben", "Cat")
    cancel_booking(booking=cat.number, by="tests")
    mails(data_folder)
    facts = training.session_facts(31)
    change_session(session=held.pk, facts=facts, version=held.version, by="tests")
    cancel_booking(booking=ann.number, by="tests")
    subjects = [mail["Subject"] for mail in mails(data_folder)]
    assert len(subjects) == 5
    assert sum("changed" in subject for subject in subjects) == 1
    assert not any("waiting" in subject for subject in subjects)
    assert not Notice.objects.filter(laid_at=None).exists()


def test_by_mail_server_each_goes_once(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """A mail that lies in the folder already is left to the gateway."""
    booked(session(), "Ann")
    mails(data_folder)
    Notice.objects.update(laid_at=None)
    booked(session(days=31), "Ben")
    monkeypatch.setattr(telling, "way_now", lambda: Way.SMTP)
    mails(data_folder)
    Notice.objects.update(laid_at=None)
    assert len(mails(data_folder)) == 1
    dispatch = Dispatch.objects.get()
    assert (dispatch.matter, dispatch.body) == ("training", "luton")
    assert "@" not in dispatch.about


def test_who_cannot_be_written_to_keeps_nobody_else_waiting(data_folder: Path) -> None:
    """Kept from before: told at each turn until it is mended, then it goes."""
    ann, _ = booked(session(), "Ann", "Ben")
    Booking.objects.filter(pk=ann.number).update(email="=?utf-8?q?ann=0d=0ax?=@x.example")
    said: list[str] = []
    keep_training(tell=said.append)
    assert [mail["To"] for mail in mails(data_folder)] == ["ben@luton.example"]
    assert [ann.receipt in words for words in said] == [True, False]
    Booking.objects.filter(pk=ann.number).update(email="ann@luton.example")
    assert len(mails(data_folder)) == 2


def test_a_gateway_takes_nothing_of_a_turn_that_failed(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """Killed before the notices are settled, no file is seen; killed after, each is seen once."""
    booked(session(), "Ann", "Ben")
    outbox = data_folder / "outbox/training"

    def fail(**_: object) -> None:
        assert len(list(outbox.glob("*/*"))) == 2
        raise RuntimeError

    with monkeypatch.context() as killed:
        killed.setattr(telling, "note", fail)
        with pytest.raises(RuntimeError):
            telling.lay_some(by="tests")
    telling.give_out_kept(by="tests")
    assert not list(outbox.glob("*.eml"))
    telling.lay_some(by="tests")
    assert not list(outbox.glob("*.eml"))
    assert len(mails(data_folder)) == 2
    assert not list(outbox.glob(".*"))


def test_a_demonstration_says_so(data_folder: Path) -> None:
    """In its name, its subject and its words."""
    settle_kind(demonstration=True, by="tests")
    booked(session(), "Ann")
    (mail,) = mails(data_folder)
    assert mail["Subject"].startswith("DEMONSTRATION-")
    assert mail["Message-ID"].strip().startswith("<DEMONSTRATION-")
    assert "Demonstration: this session" in mail.get_content()


def test_people_are_forgotten_and_counts_stay(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """Needs after a month, names after a year; whose credit is open stays known for three."""
    held = session()
    ann, ben = booked(held, "Ann", "Ben")
    cancel_booking(booking=ben.number, with_credit=True, by="tests")
    training.go_to(monkeypatch, held.ends_at)
    close_session(session=held.pk, attended=[ann.number], version=held.version, by="tests")

    def left(days: int) -> list[tuple[str, str, str]]:
        training.go_to(monkeypatch, held.ends_at + timedelta(days=days))
        mails(data_folder)
        return list(Booking.objects.order_by("pk").values_list("name", "needs", "state"))

    assert left(29)[0] == ("Ann Booker", "Needs of Ann", "attended")
    assert left(31)[0] == ("Ann Booker", "", "attended")
    assert left(366) == [("", "", "attended"), ("Ben Booker", "", "credited")]
    assert left(1100)[1] == ("", "", "credited")


def test_a_turn_of_a_few_tells_a_person_whole(data_folder: Path) -> None:
    """What a cancellation ended is in one mail, though its notices lie apart; the rest waits."""
    first, second = session(), session(days=31)
    for held in (first, second):
        booked(held, "Ann", "Ben")
    mails(data_folder)
    cancel_sessions(sessions=spring(), why="All end.", credits_kept=True, by="tests")
    waiting = Notice.objects.filter(laid_at=None)
    assert telling.lay_some(by="tests", most=1).settled == 2
    assert set(waiting.values_list("booking__name", flat=True)) == {"Ben Booker"}
    telling.give_out_kept(by="tests")
    assert len([mail for mail in mails(data_folder) if "will not" in mail["Subject"]]) == 2
