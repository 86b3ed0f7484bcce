"""Places: one for each person, the queue moves up by itself, and everybody is told once."""

from typing import Any

import pytest

from support import training
from support.training import booked, course, session, states, told
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.training import Audience, SessionWay
from upheld.outreach.actions.booking import (
    book,
    book_list,
    cancel_booking,
    move_all,
    move_booking,
)
from upheld.outreach.actions.by_public import PUBLIC, add_booking, cancel_place
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.correcting import correct_booking
from upheld.outreach.actions.crediting import (
    give_credit,
    keep_no_credit,
    use_credit,
    use_session_credit,
)
from upheld.outreach.actions.sessions import change_session
from upheld.outreach.actions.several import Attendee, move_place
from upheld.outreach.models import Booking, Credit, CreditUse, Notice, Session
from upheld.outreach.queries.bookings import paid_and_cancelled
from upheld.outreach.queries.by_code import booking_by_code
from upheld.outreach.queries.credits import credits_open, credits_used, left_to_pay, uses
from upheld.outreach.queries.listed import free_elsewhere, open_like
from upheld.outreach.queries.money import to_invoice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
SEED = b"x" * 32


@pytest.fixture(autouse=True)
def a_course(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 19 March 2020, and there is a course."""
    training.go_to(monkeypatch, training.NOW)
    course()


def notices(kind: str = "") -> list[tuple[str, str]]:
    """Who is told what, in order."""
    rows = Notice.objects.order_by("pk").values_list("booking__name", "kind")
    return [(name.split()[0], each) for name, each in rows if not kind or each == kind]


def test_the_queue_moves_up_when_a_place_is_given_back() -> None:
    """The first of the queue gets it, in the same act, and is told once."""
    held = session()
    ann, ben, cat, dan = booked(held, "Ann", "Ben", "Cat", "Dan")
    assert (cat.state, cat.ahead, dan.ahead) == ("waiting", 0, 1)
    cancel_place(receipt=ann.receipt, code=ann.code, by=PUBLIC)
    cancel_place(receipt=ann.receipt, code=ann.code, by=PUBLIC)
    assert states(held) == {"Ann": "cancelled", "Ben": "booked", "Cat": "booked", "Dan": "waiting"}
    assert notices("moved_up") == [("Cat", "moved_up")]
    assert notices("cancelled") == [("Ann", "cancelled")]
    status = booking_by_code(dan.receipt.lower(), dan.code.upper())
    assert status
    assert (status.state, status.ahead) == ("waiting", 0)
    assert Session.objects.get().held == 2
    assert ben.receipt != cat.receipt


def test_more_places_move_the_queue_up_and_fewer_than_taken_are_refused() -> None:
    """As many as fit, in order."""
    held = session()
    booked(held, "Ann", "Ben", "Cat", "Dan", "Eve")
    facts = training.session_facts(places=4)
    changed = change_session(session=held.pk, facts=facts, version=held.version, by="tests")
    assert notices("moved_up") == [("Cat", "moved_up"), ("Dan", "moved_up")]
    assert not notices("changed")
    with pytest.raises(Refused, match="4 places are taken"):
        change_session(
            session=held.pk, facts=training.session_facts(places=3), version=changed.version,
            by="tests",
        )  # fmt: skip


def test_another_day_is_told_to_all_who_booked() -> None:
    """Those who wait too; each change once."""
    held = session(places=1)
    booked(held, "Ann", "Ben")
    for days in (31, 32):
        held.refresh_from_db()
        facts = training.session_facts(days, places=1)
        change_session(session=held.pk, facts=facts, version=held.version, by="tests")
    assert notices("changed") == [("Ann", "changed"), ("Ben", "changed")] * 2


def test_a_form_sent_twice_books_once() -> None:
    """The same receipt and code, one row, one notice, one event."""
    held = session()
    first, second = (add_booking(told=told(held), seed=SEED, by=PUBLIC) for _ in range(2))
    assert first == second
    assert Booking.objects.count() == Notice.objects.count() == 1
    assert AuditEvent.objects.filter(action="book_place").count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": ""}, "give a mail address"),
        ({"body": "nowhere"}, "does not exist"),
        ({"sector": Audience.PROVIDERS, "body": "", "organisation": "A Home"}, "for councils"),
        ({"email": " ANN@luton.example "}, "has a place in this session"),
    ],
)
def test_the_public_form_refuses(changes: dict[str, Any], words: str) -> None:
    """Nobody without an address, of no body, of another kind, or twice."""
    held = session()
    booked(held, "Ann")
    with pytest.raises(Refused, match=words):
        add_booking(told=told(held, "Ben", **changes), seed=SEED, by=PUBLIC)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"name": "Ann"}, {"email": "ann"}, {"body": ""}, {"needs": "x" * 1001}],
)
def test_half_a_booking_is_refused(changes: dict[str, Any]) -> None:
    """Half a name, no address that is one, nowhere to come from, a novel."""
    with pytest.raises(Refused, match="the booking cannot be so"):
        told(Session(pk=1), **changes)


@pytest.mark.parametrize(
    "changes",
    [{"places": 0}, {"city": ""}, {"body": "luton"}, {"ends": training.NOW}, {"price_pence": -1}],
)
def test_a_session_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    """No places, nowhere, at a body though open to all, an end before its start."""
    with pytest.raises(Refused, match="the session cannot be so"):
        training.session_facts(**changes)


def test_what_is_in_house_or_over_is_not_booked_by_the_public(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In-house lists are entered by staff, whole or not at all, for the people of that body."""
    inside = session(way=SessionWay.IN_HOUSE, body="luton", places=9)
    with pytest.raises(Refused, match="not booked by this form"):
        add_booking(told=told(inside), seed=SEED, by=PUBLIC)
    people = [told(inside, who) for who in ("Ann", "Ben")]
    with pytest.raises(Refused, match="its own people alone"):
        book_list(people=[*people, told(inside, "Cat", body="leeds")], by="tests")
    assert len(book_list(people=people, by="tests")) == 2
    held = session()
    training.go_to(monkeypatch, held.starts_at)
    with pytest.raises(Refused, match="has begun"):
        add_booking(told=told(held), seed=SEED, by=PUBLIC)


def test_a_moved_booking_keeps_its_number_its_price_and_its_credit() -> None:
    """The code opens it in the new session; the old session's queue moves up."""
    old, new, third = session(places=1), session(days=40, price_pence=30_000), session(days=50)
    first = booked(third, "Ann")[0]
    cancel_booking(booking=first.number, with_credit=True, by="tests")
    ann, _ = booked(old, "Ann", "Ben")
    use_credit(credit=Credit.objects.get().pk, booking=ann.number, by="tests")
    moved = move_booking(booking=ann.number, to=new.pk, by="tests")
    assert (states(old), states(new)) == ({"Ann": "moved", "Ben": "booked"}, {"Ann": "booked"})
    status = booking_by_code(ann.receipt, ann.code)
    assert status
    assert (status.number, status.session.pk) == (moved.number, new.pk)
    assert Booking.objects.get(pk=moved.number).price_pence == 20_000
    assert CreditUse.objects.get().booking_id == moved.number
    again = move_booking(booking=moved.number, to=third.pk, by="tests")
    assert Booking.objects.get(pk=again.number).receipt == f"{ann.receipt}/3"


def test_the_public_changes_to_another_session_of_the_course() -> None:
    """Sent twice it is done once; the number leads to the new booking, and the price stays."""
    course("other")
    old, new, other = session(places=1), session(days=40), session("other", days=40)
    dear = session(days=41, price_pence=old.price_pence + 1)
    ann, _ = booked(old, "Ann", "Ben")
    known: dict[str, Any] = {
        "receipt": ann.receipt, "code": ann.code, "by": PUBLIC,
        "who": Attendee(name="Ann Booker", email="ann@example.org"),
    }  # fmt: skip
    with pytest.raises(Refused, match="another session of the same course"):
        move_place(to=other.pk, **known)
    with pytest.raises(Refused, match="costs more"):
        move_place(to=dear.pk, **known)
    first, second = (move_place(to=new.pk, **known) for _ in range(2))
    assert first == second
    assert (states(old), states(new)) == ({"Ann": "moved", "Ben": "booked"}, {"Ann": "booked"})
    status = booking_by_code(ann.receipt, ann.code)
    assert status
    assert (status.receipt, status.session.pk) == (ann.receipt, new.pk)
    assert notices("moved") == [("Ann", "moved")]


def test_whoever_was_moved_from_a_place_to_a_queue_keeps_what_they_paid() -> None:
    """A wait alone costs nothing: no credit for it, and one put on it is open again."""
    old, full = session(places=1), session(days=40, places=1)
    (ann,) = booked(old, "Ann")
    booked(full, "Ben", "Cat")
    moved = move_booking(booking=ann.number, to=full.pk, by="tests")
    assert moved.state == "waiting"
    cat = Booking.objects.get(name__startswith="Cat")
    with pytest.raises(Refused, match="nothing was to be paid"):
        cancel_booking(booking=cat.pk, with_credit=True, by="tests")
    cancel_sessions(sessions=[full.pk], why="Nobody may meet.", credits_kept=True, by="tests")
    assert states(full) == {"Ann": "credited", "Ben": "credited", "Cat": "cancelled"}
    later = session(days=50, places=1)
    _, dan = booked(later, "Eve", "Dan")
    use_credit(credit=Credit.objects.get(booking=moved.number).pk, booking=dan.number, by="tests")
    cancel_booking(booking=dan.number, by="tests")
    assert credits_open().get(booking=moved.number).left == 20_000


def test_what_was_paid_and_cancelled_without_a_credit_is_listed() -> None:
    """Until a person gives the credit."""
    (ann,) = booked(session(), "Ann")
    cancel_place(receipt=ann.receipt, code=ann.code, by=PUBLIC)
    assert [each.pk for each in paid_and_cancelled()] == [ann.number]
    give_credit(booking=ann.number, by="tests")
    assert not paid_and_cancelled().exists()


def test_what_a_person_decided_without_a_credit_is_not_listed() -> None:
    """By cancelling it so, with its session, or afterwards; a credit can still be given, once."""
    held = session(places=3)
    ann, ben, cat = booked(held, "Ann", "Ben", "Cat")
    cancel_booking(booking=ann.number, by="tests")
    assert not paid_and_cancelled().exists()
    cancel_place(receipt=ben.receipt, code=ben.code, by=PUBLIC)
    keep_no_credit(booking=ben.number, by="tests")
    assert AuditEvent.objects.get(action="keep_no_credit").subject == ben.receipt
    cancel_sessions(sessions=[held.pk], why="Snow.", credits_kept=False, by="tests")
    assert not paid_and_cancelled().exists()
    for each in (ann, ben, cat):
        with pytest.raises(Refused, match="nothing is to be decided"):
            keep_no_credit(booking=each.number, by="tests")
    give_credit(booking=ben.number, by="tests")
    assert Booking.objects.get(pk=ben.number).uncredited_at is None


def test_a_body_keeps_what_it_paid_for_a_session_in_house() -> None:
    """For places and for other sessions, of its own alone, until nothing is left."""
    house: dict[str, Any] = dict(way=SessionWay.IN_HOUSE, price_pence=90_000)
    inside = session(body="luton", **house)
    booked(inside, "Ann")
    later = session(days=40, body="luton", **house)
    done = cancel_sessions(sessions=[inside.pk], why="Snow.", credits_kept=True, by="tests")
    assert (done.credits, done.of_sessions, done.by_hand, done.pence) == (1, 1, 0, 90_000)
    credit = Credit.objects.get()
    assert (credit.session_id, states(inside)) == (inside.pk, {"Ann": "cancelled"})
    (ben,) = booked(session(), "Ben")
    use_credit(credit=credit.pk, booking=ben.number, by="tests")
    with pytest.raises(Refused, match="nothing is left to pay"):
        use_credit(credit=credit.pk, booking=ben.number, by="tests")
    other = session(days=41, body="leeds", **house)
    for wrong in (other.pk, session(days=42).pk):
        with pytest.raises(Refused, match="of the same body"):
            use_session_credit(credit=credit.pk, session=wrong, by="tests")
    use_session_credit(credit=credit.pk, session=later.pk, by="tests")
    assert [each.pence for each in uses()] == [70_000, 20_000]
    assert (left_to_pay(later), credits_used().count()) == (20_000, 1)
    for changes, words in (
        ({"body": "leeds"}, "a credit paid"),
        ({"body": "", "organisation": "Elm"}, "a credit paid"),
        ({"way": SessionWay.OPEN, "body": ""}, "a credit paid"),
        ({"price_pence": 69_999}, "credits paid more"),
    ):
        facts = training.session_facts(40, **({"body": "luton", **house} | changes))
        with pytest.raises(Refused, match=words):
            change_session(session=later.pk, facts=facts, version=0, by="tests")
    facts = training.session_facts(40, body="luton", **(house | {"price_pence": 70_000}))
    assert left_to_pay(change_session(session=later.pk, facts=facts, version=0, by="tests")) == 0
    with pytest.raises(Refused, match="used up"):
        use_session_credit(credit=credit.pk, session=later.pk, by="tests")


def test_a_provider_keeps_what_it_paid_for_a_session_in_house() -> None:
    """However its name is written; with one that is not on record it is settled by hand."""
    course("homes", audience=Audience.PROVIDERS)
    house: dict[str, Any] = dict(way=SessionWay.IN_HOUSE, price_pence=90_000)
    with pytest.raises(Refused, match="not for both"):
        session("homes", body="luton", organisation="Élan Care", **house)
    held, unknown = session("homes", organisation="Élan Care", **house), session("homes", **house)
    both = [held.pk, unknown.pk]
    done = cancel_sessions(sessions=both, why="Snow.", credits_kept=True, by="tests")
    assert (done.credits, done.of_sessions, done.by_hand) == (1, 1, 1)
    place = session("homes", days=40)
    who: dict[str, Any] = dict(sector=Audience.PROVIDERS, body="")
    ann, ben = (
        book(told=told(place, name, organisation=home, **who), by="tests")
        for name, home in (("Ann", "élan  care"), ("Ben", "Oak Care"))
    )
    credit = Credit.objects.get()
    with pytest.raises(Refused, match="same body or provider"):
        use_credit(credit=credit.pk, booking=ben.number, by="tests")
    use_credit(credit=credit.pk, booking=ann.number, by="tests")
    assert credits_open().get().left == 70_000
    own = session("homes", days=50, organisation="élan care", **house)
    again = session("homes", days=51, organisation="ÉLAN CARE", **house)
    for number, words in ((ann.number, "body or provider alone"), (ben.number, "alone")):
        with pytest.raises(Refused, match=words):
            move_booking(booking=number, to=own.pk, by="tests")
    with pytest.raises(Refused, match="at one provider"):
        book(told=told(own, "Cat", organisation="Oak Care", **who), by="tests")
    book(told=told(own, "Cat", organisation="Élan Care", **who), by="tests")
    offered = {each: set(open_like(each)) for each in (place, own, again)}
    assert offered == {place: set(), own: {place, again}, again: {place, own}}
    assert list(free_elsewhere(own)) == [again]


def test_what_was_used_before_credits_paid_in_parts_settled_the_whole_place() -> None:
    """As the upgrade keeps it: nothing is left and nothing to be invoiced, by true sums."""
    dear, cheap = session(), session(days=31, price_pence=10_000)
    for credited in booked(dear, "Ann") + booked(cheap, "Ben"):
        cancel_booking(booking=credited.number, with_credit=True, by="tests")
    great, small = Credit.objects.order_by("pk")
    for credit, (place,) in ((small, booked(dear, "Cat")), (great, booked(cheap, "Dan"))):
        CreditUse.objects.create(
            credit=credit, booking_id=place.number, pence=20_000, at=training.NOW, by="tests"
        )
    assert [each.left for each in credits_used()] == [0, 0]
    assert [(each.pence, each.credited) for each in to_invoice("2020-04")] == [(0, 10_000)] * 2
    assert [each.took for each in uses()] == [20_000, 10_000]


def test_everybody_is_moved_in_the_order_of_the_queue() -> None:
    """Those with a place first; who finds none there waits."""
    old, new = session(places=1), session(days=40, places=2)
    booked(old, "Ann", "Ben", "Cat")
    move_all(session=old.pk, to=new.pk, by="tests")
    assert states(new) == {"Ann": "booked", "Ben": "booked", "Cat": "waiting"}
    assert notices("moved") == [("Ann", "moved"), ("Ben", "moved"), ("Cat", "moved")]


def test_a_credit_is_used_once_and_by_the_same_body() -> None:
    """Not by another body, not twice; none for what cost nothing."""
    held, free = session(), session(days=40, price_pence=0)
    ann, ben = booked(held, "Ann", "Ben")
    for each in (ann, ben):
        cancel_booking(booking=each.number, by="tests")
        give_credit(booking=each.number, by="tests")
    other = book(told=told(held, "Cat", body="leeds"), by="tests")
    again = booked(held, "Dan")[0]
    credit, second = Credit.objects.order_by("pk")
    with pytest.raises(Refused, match="same body"):
        use_credit(credit=credit.pk, booking=other.number, by="tests")
    use_credit(credit=credit.pk, booking=again.number, by="tests")
    for number, why in ((credit.pk, "used up"), (second.pk, "nothing is left to pay")):
        with pytest.raises(Refused, match=why):
            use_credit(credit=number, booking=again.number, by="tests")
    with pytest.raises(Refused, match="nothing to credit"):
        cancel_booking(booking=booked(free, "Eve")[0].number, with_credit=True, by="tests")


def test_a_name_is_put_right_and_the_audit_says_which_field() -> None:
    """Not to the address of somebody who is there; not from a page that is out of date."""
    ann, ben = booked(session(), "Ann", "Ben")
    said: dict[str, Any] = dict(
        name="Anne Booker", email="ann@luton.example", needs="Needs of Ann", order_number="", by="x"
    )  # fmt: skip
    correct_booking(booking=ann.number, version=0, **said)
    assert Booking.objects.get(pk=ann.number).name == "Anne Booker"
    assert AuditEvent.objects.get(action="correct_booking").detail == {"fields": ["name"]}
    with pytest.raises(Overtaken):
        correct_booking(booking=ann.number, version=0, **said)
    with pytest.raises(Refused, match="has a place"):
        correct_booking(booking=ben.number, version=0, **said)


def test_no_name_or_address_stands_in_the_audit() -> None:
    """Receipts, numbers and counts alone."""
    held = session()
    booked(held, "Zenobia")
    said = str(list(AuditEvent.objects.values_list("subject", "detail")))
    assert "Zenobia" not in said
    assert "zenobia" not in said
