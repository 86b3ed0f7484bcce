"""The room Training: sessions and places, several cancelled at once, who came, certificates."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from support import training
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.domain.roles import Role
from upheld.domain.training import BookingState, NoticeKind, SessionWay
from upheld.outreach.actions.booking import cancel_booking
from upheld.outreach.actions.by_public import PUBLIC, cancel_place
from upheld.outreach.actions.closing import close_session
from upheld.outreach.models import Booking, Cancellation, Course, Credit, Notice, Session
from upheld.people.models import Person
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
COURSE = {
    "slug": "handling", "kind": "course", "audience": "councils", "title": "Good handling",
    "summary": "How to answer.", "outcomes": "List the steps\nWrite an answer", "hours": "5.5",
}  # fmt: skip


@pytest.fixture
def officer() -> Browser:
    """An outreach officer's browser."""
    return browser_of(person_in(Role.OUTREACH))


@pytest.fixture
def session() -> Session:
    """A session of two places in Leeds, a month from now."""
    training.course()
    return training.session()


def send(browser: Browser, path: str, **fields: str) -> Any:
    """Send the form of a page, tokens and version included."""
    page = browser.get(path).text
    hidden = dict(re.findall(r'name="(version|form_token|seen)" value="([^"]*)"', page))
    return browser.post(path, hidden | fields)


def at(session: Session, part: str = "") -> str:
    """An address of a session."""
    return f"/training/sessions/{session.pk}/{part}"


def booking(who: str) -> Booking:
    """The booking of somebody, by first name: the last one, where it was moved."""
    return Booking.objects.filter(name=f"{who} Booker").latest("pk")


def held(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session is over."""
    training.go_to(monkeypatch, session.ends_at + timedelta(hours=1))


def test_a_course_is_added_changed_planned_announced_and_retired(officer: Browser) -> None:
    """Each by its form; a session without a price is one for nothing."""
    where = send(officer, "/training/courses/add/", **COURSE).url
    assert where == "/training/courses/handling/"
    changed = COURSE | {"title": "Better handling"}
    assert send(officer, f"{where}change/", **changed).status_code == 302
    day = spoken_day(clock.today() + timedelta(days=40))
    planned = {"way": "open", "on": day, "starts": "10:00", "ends": "15:30", "city": "York",
               "venue": "Hall", "places": "12", "price": "99.50"}  # fmt: skip
    page = send(officer, f"{where}plan/", **planned | {"city": ""})
    assert "Name the city" in page.text
    assert f'value="{day}"' in page.text
    assert send(officer, f"{where}plan/", **planned).status_code == 302
    session = Session.objects.get()
    assert (session.price_pence, session.course.title) == (9950, "Better handling")
    assert "Not announced" in officer.get(where).text
    assert send(officer, at(session, "announce/")).status_code == 302
    assert "cancel them first" in send(officer, f"{where}retire/").text
    send(officer, at(session, "cancel/"), why="Snow", credits="kept")
    assert send(officer, f"{where}retire/").status_code == 302
    assert Course.objects.get().retired_at


def test_a_full_course_waits_and_moves_up(officer: Browser, session: Session) -> None:
    """The third waits; a cancelled place is theirs, and the page says so."""
    training.booked(session, "Ann", "Ben")
    said = {"name": "Cy Booker", "email": "cy@luton.example", "body": "luton",
            "order_number": "", "needs": "A ramp"}  # fmt: skip
    page = send(officer, at(session, "book/"), **said | {"name": "Cy"}).text
    assert "family name" in page
    assert "A ramp" in page
    send(officer, at(session, "book/"), **said)
    assert "0 wait before them" in officer.get(at(session)).text
    assert "Waiting list" in officer.get(at(session)).text
    address = f"/training/bookings/{booking('Ann').pk}/"
    assert send(officer, f"{address}cancel/", credit="kept").status_code == 302
    assert training.states(session) == {"Ann": "credited", "Ben": "booked", "Cy": "booked"}
    assert "1 credit is open" in officer.get("/training/").text
    assert "Ann Booker" in officer.get("/training/credits/").text


def test_a_pasted_list_is_taken_whole_or_not(officer: Browser) -> None:
    """Each fault with its line; nothing of a list with one is kept."""
    training.course()
    session = training.session(way=SessionWay.IN_HOUSE, body="luton", places=30)
    wrong = "Ann Booker, ann@luton.example\nBen\nCy Booker, ANN@luton.example"
    page = send(officer, at(session, "list/"), people=wrong, body="luton", order_number="").text
    assert "Line 2: give the first and the family name" in page
    assert "Line 3: ann@luton.example is in this session" in page
    assert not Booking.objects.exists()
    right = "Ann Booker, ann@luton.example\n\nBen Booker"
    sent = send(officer, at(session, "list/"), people=right, body="luton", order_number="77")
    assert sent.status_code == 302
    assert training.states(session) == {"Ann": "booked", "Ben": "booked"}
    assert "No mail address" in officer.get(at(session)).text


def test_somebody_is_moved_and_everybody_is(officer: Browser, session: Session) -> None:
    """One to another session, then the rest; the queue last."""
    training.booked(session, "Ann", "Ben", "Cy")
    other = training.session(days=50, places=5)
    ann = f"/training/bookings/{booking('Ann').pk}/move/"
    assert "5 free" in officer.get(ann).text
    assert send(officer, ann, to=str(other.pk)).status_code == 302
    assert training.states(session)["Cy"] == "booked"
    assert send(officer, at(session, "move/"), to=str(other.pk)).status_code == 302
    assert training.states(other) == {"Ann": "booked", "Ben": "booked", "Cy": "booked"}


def test_two_on_one_session_are_told(officer: Browser, session: Session) -> None:
    """Whoever saves second keeps what they wrote and sees what is so now."""
    page = officer.get(at(session, "change/")).text
    hidden = dict(re.findall(r'name="(version|form_token)" value="([^"]*)"', page))
    said = {"way": "open", "on": spoken_day(session.starts_at.date()), "starts": "10:00",
            "ends": "15:00", "city": "York", "places": "2", "price": "200"}  # fmt: skip
    assert send(officer, at(session, "change/"), **said).status_code == 302
    page = officer.post(at(session, "change/"), hidden | said | {"city": "Hull"}).text
    assert "saved this first" in page
    assert 'value="Hull"' in page
    assert "it now says “York”" in page


def test_several_sessions_end_in_one_act_after_a_look(officer: Browser, session: Session) -> None:
    """The preview counts each person once and keeps nothing; then one act, sent twice, is once.

    The kinds and ways that were ticked alone; a body keeps a credit for its in-house session.
    """
    other = training.session(days=31)
    training.session(days=32, way=SessionWay.ONLINE)
    training.session(days=33, way=SessionWay.IN_HOUSE, body="luton", price_pence=90_000)
    for each in (session, other):
        training.booked(each, "Ann", "Ben", "Cy")
    assert officer.get("/training/cancel/").text.count(" checked") == 5
    span: dict[str, Any] = {
        "first": spoken_day(clock.today()), "ways": ["open", "in_house"], "kinds": ["course"],
        "credits": "kept", "last": spoken_day(clock.today() + timedelta(days=60)), "why": "",
    }  # fmt: skip
    none = officer.post("/training/cancel/", span | {"ways": [], "do": "look"}).text
    assert "Tick at least one way" in none
    page = officer.post("/training/cancel/", span | {"do": "look"}).text
    assert page.count(" checked") == 3
    for words in ("3 sessions", "3 people are told", "2 of them on a waiting list", "£1,700.00",
                  "1 of them for a whole session in-house"):  # fmt: skip
        assert words in page
    assert not Cancellation.objects.exists()
    hidden = dict(re.findall(r'name="(form_token|seen)" value="([^"]*)"', page))
    sending = span | hidden | {"why": "The virus", "do": "cancel"}
    for _ in range(2):
        assert officer.post("/training/cancel/", sending).status_code == 302
    assert Cancellation.objects.count() == 1
    assert Credit.objects.count() == 5
    assert Credit.objects.get(session__body="luton").pence == 90_000
    assert Notice.objects.filter(kind=NoticeKind.SESSION_CANCELLED).count() == 6
    assert "3 people are told, each once" in officer.get("/training/?state=cancelled").text


def test_a_session_planned_since_the_look_is_not_cancelled_unseen(
    officer: Browser, session: Session
) -> None:
    """It is shown before it ends."""
    span = {"first": spoken_day(clock.today()), "ways": "open", "kinds": "course",
            "credits": "kept",
            "last": spoken_day(clock.today() + timedelta(days=60)), "why": "Snow"}  # fmt: skip
    page = officer.post("/training/cancel/", span | {"do": "look"}).text
    training.session(days=31)
    hidden = dict(re.findall(r'name="(form_token|seen)" value="([^"]*)"', page))
    page = officer.post("/training/cancel/", span | hidden | {"do": "cancel"}).text
    assert "look again" in page
    assert "2 sessions" in page
    assert not Cancellation.objects.exists()
    assert session.pk


def test_nobody_is_taken_to_have_come(
    officer: Browser, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each person is asked about; what was chosen stays; then certificates of those who came."""
    training.booked(session, "Ann", "Ben")
    ann, ben = booking("Ann"), booking("Ben")
    held(session, monkeypatch)
    officer = browser_of(Person.objects.get())
    assert "1 matter of courses and seminars waits" in officer.get("/").text
    assert "It is over: say who came" in officer.get("/training/").text
    page = officer.get(at(session, "attendance/")).text
    assert " checked" not in page
    chosen = {f"b{ann.pk}": "came", "unlisted": "1"}
    page = send(officer, at(session, "attendance/"), **chosen).text
    assert "Say whether they came" in page
    assert page.count(" checked") == 1
    whole = chosen | {f"b{ben.pk}": "absent"}
    assert send(officer, at(session, "attendance/"), **whole).status_code == 302
    assert training.states(session) == {"Ann": "attended", "Ben": "absent"}
    assert "2 came" in officer.get(at(session)).text
    packed = ZipFile(BytesIO(officer.get(at(session, "certificates.zip")).content))
    assert packed.namelist() == [f"certificate-{ann.receipt}.pdf"]
    one = officer.get(f"/training/bookings/{ann.pk}/certificate.pdf")
    assert one.content == packed.read(packed.namelist()[0])
    assert officer.get(f"/training/bookings/{ben.pk}/certificate.pdf").status_code == 302
    assert "It stands" in officer.get(f"/training/certificates/?number={ann.receipt.lower()}").text
    assert "No certificate" in officer.get(f"/training/certificates/?number={ben.receipt}").text
    assert send(officer, at(session, "reopen/"), why="Ben came").status_code == 302
    assert Booking.objects.get(pk=ann.pk).state == BookingState.BOOKED


def test_files_name_nobody_but_those_for_money_and_the_door(
    officer: Browser, session: Session
) -> None:
    """Places as CSV and XLSX, evaluation as means; finance with order numbers; the list as PDF."""
    training.booked(session, "Ann")
    Booking.objects.update(order_number="=PO-7")
    places = officer.get("/training/places.csv?state=all").text
    assert "Good complaint handling" not in places
    assert ",handling," in places
    assert officer.get("/training/places.xlsx").content.startswith(b"PK")
    evaluation = officer.get("/training/courses/handling/evaluation.csv").text
    assert "all,,List the steps,0,,0," in evaluation
    month = f"{session.starts_at:%Y-%m}"
    finance = officer.get(f"/training/finance.csv?month={month}").text
    assert "'=PO-7" in finance
    assert "Ann" not in finance
    assert "£200.00" in officer.get(f"/training/finance/?month={month}").text
    assert officer.get(at(session, "people.pdf")).content.startswith(b"%PDF")
    assert officer.get("/training/places.html").status_code == 404


def test_the_list_narrows_and_says_what_waits(officer: Browser, session: Session) -> None:
    """By kind, way, month and state; who waits while another session has places is to do."""
    training.booked(session, "Ann", "Ben", "Cy")
    training.session(days=90)
    page = officer.get("/training/").text
    assert "another session has places" in page
    assert "2 sessions" in page
    month = f"{session.starts_at:%Y-%m}"
    assert "1 session" in officer.get(f"/training/?month={month}").text
    assert "0 sessions" in officer.get("/training/?kind=seminar").text
    assert "0 sessions" in officer.get("/training/?state=given").text


def test_a_credit_pays_once(officer: Browser, session: Session) -> None:
    """On the page of the booking that it pays."""
    training.booked(session, "Ann", "Ben")
    cancel_booking(booking=booking("Ann").pk, by="tests")
    assert "cancelled place" not in officer.get("/training/").text
    ann, ben = (f"/training/bookings/{booking(who).pk}/" for who in ("Ann", "Ben"))
    assert send(officer, f"{ann}credit/").status_code == 302
    credit = Credit.objects.get()
    assert send(officer, f"{ben}pay/", credit=str(credit.pk)).status_code == 302
    assert "Paid with a credit" in officer.get(ben).text
    assert f"{ben}pay/" not in officer.get(ben).text
    assert "Used: 1" in officer.get("/training/credits/?state=used").text


def test_a_code_is_renewed_and_an_address_put_right(officer: Browser, session: Session) -> None:
    """The page shows no code; another address is told by mail."""
    training.booked(session, "Ann")
    ann = f"/training/bookings/{booking('Ann').pk}/"
    assert "ann@luton.example" in officer.get(f"{ann}code/").text
    assert send(officer, f"{ann}code/").status_code == 302
    assert "The old codes have ended" in officer.get(ann).text
    assert booking("Ann").code_digest == ""
    assert "A new code is under way" in send(officer, f"{ann}code/").text
    said = {"name": "Ann Booker", "email": "ann@", "needs": "", "order_number": ""}
    assert "this is no mail address" in send(officer, f"{ann}correct/", **said).text.lower()
    said["email"] = "anne@luton.example"
    assert send(officer, f"{ann}correct/", **said).status_code == 302
    page = officer.get(ann).text
    assert "The new address is told by mail" in page
    assert "anne@luton.example" in page


def test_what_nobody_decided_waits_on_the_credits_page(officer: Browser, session: Session) -> None:
    """Of a place given back by the form; a credit or none, and it waits no more."""
    ann, ben, _ = training.booked(session, "Ann", "Ben", "Cy")
    for each in (ann, ben):
        cancel_place(receipt=each.receipt, code=each.code, by=PUBLIC)
    assert "2 cancelled places" in officer.get("/training/").text
    assert "2 cancelled places" in officer.get("/training/credits/").text
    page = officer.get("/training/credits/?state=undecided").text
    assert "Keep no credit" in page
    assert ann.receipt in page
    assert send(officer, f"/training/bookings/{ann.number}/credit/").status_code == 302
    assert send(officer, f"/training/bookings/{ben.number}/no-credit/").status_code == 302
    assert "cancelled place" not in officer.get("/training/credits/").text
    page = officer.get(f"/training/bookings/{ben.number}/").text
    assert "none, " in page
    assert "credit/" in page
    assert "no-credit/" not in page
    again = send(officer, f"/training/bookings/{ben.number}/no-credit/").text
    assert "nothing is to be decided" in again.lower()


def test_the_credit_of_a_whole_session_pays_for_another(officer: Browser) -> None:
    """Of the same body; the invoice says so, and the credit is used up."""
    training.course()
    house: dict[str, Any] = dict(way=SessionWay.IN_HOUSE, price_pence=90_000)
    snow = training.session(body="luton", **house)
    send(officer, at(snow, "cancel/"), why="Snow", credits="kept")
    assert "1 credit of £900.00" in officer.get("/training/").text
    assert "£900.00 for Luton, open" in officer.get(at(snow)).text
    assert "Session in-house" in officer.get("/training/credits/").text
    again = training.session(days=60, body="luton", **house)
    other = training.session(days=61, body="leeds", **house)
    assert "pay/" not in officer.get(at(other)).text
    credit = Credit.objects.get()
    page = send(officer, at(again, "pay/"), credit=str(credit.pk))
    assert page.status_code == 302
    assert "Paid with a credit" in officer.get(at(again)).text
    month = f"{again.starts_at:%Y-%m}"
    assert "Paid with a credit" in officer.get(f"/training/finance/?month={month}").text
    assert f"/training/sessions/{again.pk}/" in officer.get("/training/credits/?state=used").text


def test_who_came_is_kept_when_the_sign_in_has_ended(
    officer: Browser, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was chosen of each person stands in the form again, and nothing else."""
    training.booked(session, "Ann", "Ben")
    held(session, monkeypatch)
    path, who = at(session, "attendance/"), Person.objects.get()
    officer = browser_of(who)
    hidden = re.findall(r'name="(version|form_token)" value="([^"]*)"', officer.get(path).text)
    chosen = {f"b{booking('Ben').pk}": "absent", "unlisted": "2"}
    training.go_to(monkeypatch, clock.now() + timedelta(minutes=31))
    assert "kept=1" in officer.post(path, dict(hidden) | chosen).url
    page = browser_of(who).get(path).text
    assert page.count(" checked") == 1
    assert f'id="b{booking("Ben").pk}-absent"' in page[: page.index(" checked")]
    assert 'value="2"' in page


def test_an_archive_of_certificates_says_who_is_left_out(
    officer: Browser, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that no certificate can show stops nobody else's."""
    people = training.booked(session, "Ann", "Ben")
    held(session, monkeypatch)
    session.refresh_from_db()
    close_session(
        session=session.pk, attended=[each.number for each in people], version=session.version,
        by="tests",
    )  # fmt: skip
    Booking.objects.filter(pk=people[1].number).update(name="Ben 🎓 Booker")
    officer = browser_of(Person.objects.get())
    packed = ZipFile(BytesIO(officer.get(at(session, "certificates.zip")).content))
    assert packed.namelist() == [f"certificate-{people[0].receipt}.pdf", "left-out.txt"]
    assert people[1].receipt in packed.read("left-out.txt").decode()
