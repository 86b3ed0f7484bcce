"""To whom a letter goes, and what is said before it does."""

from datetime import date, timedelta
from typing import Any

import pytest

from support import working
from support.posted import DAY, signed
from upheld.casework.models import AuditEvent, CaseWork
from upheld.casework.party_letters.recipients import recipient_of
from upheld.domain.facts import YearPlan
from upheld.domain.post import State, Way
from upheld.domain.sides import Side
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact, Succession
from upheld.runs.annual.actions.clearances import record_clearances
from upheld.runs.annual.actions.plans import record_plan
from upheld.runs.annual.checks.mailboxes import shared_mailbox
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.clearance import CLEARED, REOPENED
from upheld.runs.annual.recipients import BEFORE, CAME_BACK, NEVER, NO_CHIEF, Envelope, envelopes
from upheld.runs.outbox.actions.messages import Post, Recipient, queue
from upheld.runs.outbox.models import Message
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
TODAY, DAYS = clock.today(), timedelta(days=1)
CHIEF, LATE = "chief_executive", date(2020, 4, 10)


@pytest.fixture(autouse=True)
def planned() -> None:
    """The letters of 2020 go in July."""
    plan = YearPlan(
        year=2020, freeze_at=DAY, issue_at=DAY, public_at=DAY + timedelta(days=7), opening=("x",),
        sector=(), signatory="x", titles=(), sender="x", address=(), texts_approved_by="x",
    )  # fmt: skip
    record_plan(plan=plan, by="tests")


def known(body: str, role: str, email: str, confirmed: date | None = LATE, **more: Any) -> None:
    """Somebody at a body."""
    said = {"name": "", "title": role, "salutation": "", "start": None, "end": None} | more
    record_contact(authority=body, role=role, email=email, confirmed=confirmed, by="tests", **said)


def envelope(body: str, version: int = 1) -> Envelope:
    """To whom the letter of a body goes."""
    return envelopes(2020, {body: signed(body, version=version)})[body]


def addresses(of: Envelope) -> list[str]:
    """Who gets it."""
    return [each.address for each in of.recipients]


def test_the_chief_executive_and_copies() -> None:
    """In order of office, one mail per mailbox, nobody in office too early or too late."""
    known("luton", "scrutiny_chair", "chair@luton.example")
    known("luton", CHIEF, "ce@luton.example")
    known("luton", "leader", "CE@luton.example")
    known("luton", "monitoring_officer", "gone@luton.example", end=TODAY - DAYS)
    known("luton", "link_officer", "next@luton.example", start=TODAY + DAYS)
    assert addresses(envelope("luton")) == ["ce@luton.example", "chair@luton.example"]


def test_a_deputy_stands_in_where_no_link_officer_is_in_office() -> None:
    """Beside one, the deputy gets no copy. Of several deputies it is the sound one."""
    known("luton", CHIEF, "ce@luton.example")
    known("luton", "deputy_link_officer", "", name="A", start=DAY.date())
    known("luton", "deputy_link_officer", "back@luton.example", name="B", start=DAY.date())
    Contact.objects.filter(name="B").update(returned=DAY.date())
    known("luton", "deputy_link_officer", "deputy@luton.example")
    assert addresses(envelope("luton")) == ["ce@luton.example", "deputy@luton.example"]
    letter = recipient_of(CaseWork.objects.get(pk=working.at_intake()), Side.BODY)
    assert letter
    assert letter.email == "deputy@luton.example"
    known("luton", "link_officer", "officer@luton.example")
    assert addresses(envelope("luton", version=2)) == ["ce@luton.example", "officer@luton.example"]


def test_a_late_letter_goes_to_who_is_there_today() -> None:
    """Not to whoever held the office on the planned day."""
    known("luton", CHIEF, "old@luton.example", start=date(2019, 1, 1), end=date(2020, 7, 31))
    known("luton", CHIEF, "new@luton.example", start=date(2020, 8, 1))
    assert addresses(envelope("luton")) == ["new@luton.example"]


def test_a_late_letter_goes_to_the_heirs_of_today() -> None:
    """Its body was there on the planned day and has ended since."""
    known("aylesbury-vale", CHIEF, "old@vale.example")
    known("buckinghamshire", CHIEF, "heir@bucks.example")
    assert addresses(envelope("aylesbury-vale")) == ["heir@bucks.example"]


def test_before_its_day_a_letter_is_listed_for_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever leaves before it goes gets none; so does a demonstration, whatever day it is."""
    known("luton", CHIEF, "old@luton.example", start=date(2019, 1, 1), end=date(2020, 7, 31))
    known("luton", CHIEF, "new@luton.example", start=date(2020, 8, 1))
    with monkeypatch.context() as early:
        early.setattr(clock, "today", lambda: date(2020, 6, 1))
        assert addresses(envelope("luton")) == ["old@luton.example"]
    LetterVersion.objects.all().delete()
    monkeypatch.setattr("upheld.runs.annual.recipients.is_demonstration", lambda: True)
    assert addresses(envelope("luton")) == ["old@luton.example"]


def test_doubts_are_said_and_stop_nothing() -> None:
    """Last confirmed before the year ended, never, or a mail that came back."""
    known("luton", CHIEF, "ce@luton.example", date(2020, 3, 30))
    known("luton", "leader", "leader@luton.example", None)
    known("luton", "link_officer", "link@luton.example", date(2020, 3, 31))
    known("luton", "scrutiny_chair", "chair@luton.example")
    Contact.objects.filter(role="scrutiny_chair").update(returned=LATE)
    found = envelope("luton")
    assert found.doubts == [
        f"chief executive: {BEFORE.format(day='30 March 2020')}",
        f"leader: {NEVER}",
        f"chair of the scrutiny committee: {CAME_BACK}",
    ]
    assert (found.problem, len(found.recipients)) == ("", 4)


def test_without_a_chief_executive_it_does_not_go() -> None:
    """Nor to copies alone."""
    known("luton", "leader", "leader@luton.example")
    found = envelope("luton")
    assert (found.problem, addresses(found)) == (NO_CHIEF, [])


@pytest.mark.parametrize(
    "wrong", ["ce", "a@luton.example, b@elsewhere.example", "cé@luton.example"]
)
def test_what_is_no_address_stops_the_letter(wrong: str) -> None:
    """One that an import brought; two in one field are none either."""
    known("luton", CHIEF, "ce@luton.example")
    known("luton", "leader", wrong)
    found = envelope("luton")
    assert found.problem == "the address of its leader is none that a mail can go to"
    assert addresses(found) == []


@pytest.mark.parametrize("role", [CHIEF, "leader"])
def test_an_address_of_two_bodies_stops_the_letter(role: str) -> None:
    """However it is written; the other body is named, the address is not."""
    known("luton", CHIEF, "ce@luton.example")
    known("luton", role, "Both@example.org", name="x", start=date(2020, 1, 1))
    known("croydon", "monitoring_officer", "both@Example.org")
    found = envelope("luton")
    assert found.problem.startswith(
        "an address is known for another body too: London Borough of Croydon; mend"
    )
    assert addresses(found) == []


def test_who_really_shares_a_mailbox_is_settled_by_a_person() -> None:
    """With a reason; for these two, this mailbox and this year; opened again it stops again."""
    known("luton", CHIEF, "both@example.org")
    known("croydon", CHIEF, "Both@example.org")
    line = shared_mailbox("BOTH@example.org", "croydon", "luton")
    assert "both" not in f"{line.subject} {line.what}"
    said = {"lines": {line.line: line.what}, "by": "officer"}
    record_clearances(year=2019, said=CLEARED, why="One office serves both.", **said)
    assert envelopes(2020, {"luton": signed("luton")})["luton"].recipients == []
    record_clearances(year=2020, said=CLEARED, why="One office serves both.", **said)
    letters = {letter.authority_id: letter for letter in LetterVersion.objects.all()}
    assert addresses(envelopes(2020, letters)["luton"]) == ["both@example.org"]
    known("bedford", "leader", "both@example.org")
    assert "Bedford Borough Council" in envelopes(2020, letters)["luton"].problem
    record_clearances(year=2020, said=REOPENED, why="It was closed.", **said)
    both = "Bedford Borough Council, London Borough of Croydon"
    assert both in envelopes(2020, letters)["luton"].problem
    assert AuditEvent.objects.filter(action="clear", subject=f"check 2020 {line.line}").exists()


def test_who_took_over_is_no_other_body() -> None:
    """Predecessor and successor may be reached at one address."""
    pair = Succession.objects.order_by("pk").first()
    assert pair
    for body in (pair.authority_id, pair.successor_id):
        known(body, CHIEF, "ce@both.example")
    assert addresses(envelope(pair.authority_id)) == ["ce@both.example"]


def test_a_corrected_letter_reaches_who_had_the_old_one() -> None:
    """Whoever has left since too; not where it never arrived, nor at another body."""
    known("luton", CHIEF, "new@luton.example")
    known("croydon", CHIEF, "moved@away.example")
    old = signed("luton", state="issued")
    went = {
        "old@luton.example": State.SENT, "back@luton.example": State.RETURNED,
        "moved@away.example": State.SENT, "NEW@luton.example": State.SENT,
    }  # fmt: skip
    to = [Recipient("leader", address) for address in went]
    queue(posts=[Post(old.pk, old.sha256, "luton", to)], mark="", way=Way.SMTP, by="tests")
    for address, state in went.items():
        Message.objects.filter(address=address).update(state=state, written_at=DAY)
    assert addresses(envelope("luton", version=2)) == ["new@luton.example", "old@luton.example"]
