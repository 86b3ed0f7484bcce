"""A code of one's own: sent to whoever comes, and ended where it is to open nothing more."""

import email
import re
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from support import training
from support.training import NOW, booked, course, session, told
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.outreach.actions import telling
from upheld.outreach.actions.booking import book_list, move_booking
from upheld.outreach.actions.by_public import PUBLIC, add_booking, cancel_place
from upheld.outreach.actions.correcting import correct_booking
from upheld.outreach.actions.renewing import renew_code
from upheld.outreach.actions.several import Attendee, move_place
from upheld.outreach.models import Booking
from upheld.outreach.queries.by_code import booking_by_code
from upheld.runs.rolling.training import keep_training

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """A folder that is ready, and a course."""
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()
    training.go_to(monkeypatch, NOW)
    course()


def codes(data: Path) -> dict[str, list[str]]:
    """The codes that mails told, by address; the mails are taken."""
    keep_training(tell=lambda _: None)
    found: dict[str, list[str]] = {}
    for path in sorted((data / "outbox/training").glob("*.eml")):
        mail: Any = email.message_from_bytes(path.read_bytes(), policy=default)
        told = re.findall(r"^Your code: (\S+)", mail.get_content(), re.MULTILINE)
        found.setdefault(str(mail["To"]), []).extend(told)
        path.unlink()
    return found


def opens(receipt: str, code: str) -> bool:
    """Whether number and code open a booking."""
    return booking_by_code(receipt, code) is not None


def test_everybody_of_a_list_has_a_code_of_their_own(data_folder: Path) -> None:
    """Told once, to their own address; it opens their booking alone. Nobody keeps it."""
    held = session(places=3)
    ann, ben, cat = book_list(
        people=[told(held, "Ann"), told(held, "Ben"), told(held, "Cat", email="")], by="tests"
    )
    first = codes(data_folder)
    assert set(first) == {"ann@luton.example", "ben@luton.example"}
    (of_ann,), (of_ben,) = (first[f"{who}@luton.example"] for who in ("ann", "ben"))
    assert opens(ann.receipt, of_ann)
    assert opens(ben.receipt, of_ben)
    assert not opens(ann.receipt, of_ben)
    assert of_ann not in str(list(Booking.objects.values_list("own_digest", "code_digest")))
    assert not Booking.objects.get(pk=cat.number).own_digest
    cancel_place(receipt=ann.receipt, code=of_ann, by=PUBLIC)
    assert codes(data_folder) == {"ann@luton.example": []}


def test_whoever_booked_keeps_their_code(data_folder: Path) -> None:
    """Both open the same booking; a later mail says where the code stands."""
    one = add_booking(told=told(session()), seed=b"x" * 32, by=PUBLIC)
    ((own,),) = codes(data_folder).values()
    assert own != one.code
    assert opens(one.receipt, own)
    assert opens(one.receipt, one.code)
    move_booking(booking=one.number, to=session(days=40).pk, by="tests")
    keep_training(tell=lambda _: None)
    (path,) = (data_folder / "outbox/training").glob("*.eml")
    said = email.message_from_bytes(path.read_bytes(), policy=default)
    assert "stands in an earlier mail" in " ".join(said.get_content().split())  # type: ignore[attr-defined] # of this policy
    assert opens(one.receipt, own)


def test_a_new_code_ends_all_before_it(data_folder: Path) -> None:
    """At once, also that of whoever booked; one event, in which no code stands; not two at once."""
    one = add_booking(told=told(session()), seed=b"x" * 32, by=PUBLIC)
    ((own,),) = codes(data_folder).values()
    move_booking(booking=one.number, to=session(days=40).pk, by="tests")
    number = Booking.objects.get(state="booked").pk
    renew_code(booking=number, by="tests")
    assert not opens(one.receipt, own)
    assert not opens(one.receipt, one.code)
    assert not opens(one.receipt, "")
    with pytest.raises(Refused, match="under way"):
        renew_code(booking=number, by="tests")
    ((new,),) = codes(data_folder).values()
    assert opens(one.receipt, new)
    assert AuditEvent.objects.get(action="renew_code").detail == {}


def test_a_code_goes_to_nobody_where_there_is_no_address_or_no_booking() -> None:
    """The refusal says what to do first."""
    held = session()
    (ann,) = book_list(people=[told(held, "Ann", email="")], by="tests")
    with pytest.raises(Refused, match="no mail address"):
        renew_code(booking=ann.number, by="tests")
    (ben,) = booked(held, "Ben")
    move_booking(booking=ben.number, to=session(days=40).pk, by="tests")
    with pytest.raises(Refused, match="has ended"):
        renew_code(booking=ben.number, by="tests")


def test_another_address_has_another_code(data_folder: Path) -> None:
    """The one that a wrong address was sent opens nothing more; another spelling changes none."""
    (ann,) = booked(session(), "Ann")
    ((wrong,),) = codes(data_folder).values()
    said: dict[str, Any] = dict(needs="", order_number="", by="tests", booking=ann.number)
    correct_booking(version=0, name="Anne Booker", email="ann@luton.example", **said)
    assert opens(ann.receipt, wrong)
    renew_code(booking=ann.number, by="tests")
    correct_booking(version=2, name="Anne Booker", email="anne@luton.example", **said)
    assert not opens(ann.receipt, wrong)
    told_now = codes(data_folder)
    assert set(told_now) == {"anne@luton.example"}
    (right,) = told_now["anne@luton.example"]
    assert opens(ann.receipt, right)


def test_who_comes_in_place_of_another_has_a_code_that_the_other_has_not(data_folder: Path) -> None:
    """Also moved twice before a mail went; the same person keeps theirs."""
    held, later, last = session(), session(days=40), session(days=50)
    (ann,) = booked(held, "Ann")
    ((own,),) = codes(data_folder).values()
    known: dict[str, Any] = {"receipt": ann.receipt, "code": own, "by": PUBLIC}
    move_place(to=later.pk, who=Attendee(name="Ann B", email="ann@luton.example"), **known)
    assert codes(data_folder) == {"ann@luton.example": []}
    move_place(to=held.pk, who=Attendee(name="Ben B", email="ben@luton.example"), **known)
    move_place(to=last.pk, who=Attendee(name="Ben B", email="ben@luton.example"), **known)
    of_ben = codes(data_folder)["ben@luton.example"]
    assert not opens(ann.receipt, own)
    assert opens(ann.receipt, *of_ben)


def test_two_quick_moves_told_in_two_batches_leave_nobody_without_a_code(
    data_folder: Path,
) -> None:
    """The mail of the first move is moot and settled alone; that of the second tells the code."""
    held, later = session(), session(days=40)
    (ann,) = booked(held, "Ann")
    ((own,),) = codes(data_folder).values()
    known: dict[str, Any] = {"receipt": ann.receipt, "code": own, "by": PUBLIC}
    for there in (later, held):
        who = Attendee(name="Ben B", email="ben@luton.example")
        move_place(to=there.pk, who=who, **known)
    assert telling.lay_some(by="tests", most=1).settled == 1
    (of_ben,) = codes(data_folder)["ben@luton.example"]
    assert not opens(ann.receipt, own)
    assert opens(ann.receipt, of_ben)


def test_a_killed_turn_leaves_one_code_that_opens(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """What was drawn in it is in no mail that goes."""
    (ann,) = booked(session(), "Ann")

    def fail(**_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as killed:
        killed.setattr(telling, "note", fail)
        with pytest.raises(RuntimeError):
            telling.lay_some(by="tests")
    ((own,),) = codes(data_folder).values()
    assert opens(ann.receipt, own)
