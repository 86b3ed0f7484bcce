"""The yearly question to every body: each is asked once, reminded, and its answer settled."""

import email
import re
from datetime import UTC, date, datetime, time, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from support import training
from support.training import DAY, NOW
from upheld.casework.models import AuditEvent
from upheld.domain.enquiries import ContactSaid, Settled
from upheld.domain.errors import Refused
from upheld.domain.post import Way
from upheld.mailing.models import Dispatch
from upheld.outreach.actions import asking
from upheld.outreach.actions.answering import RoleSaid, answer_contacts
from upheld.outreach.actions.rounds import close_round, start_round
from upheld.outreach.actions.settling import note_told, refuse_answer, take_over
from upheld.outreach.models import ConfirmationRound, ContactAnswer, Enquiry, EnquiryMail
from upheld.outreach.queries.by_link import round_by_link
from upheld.outreach.queries.enquiries import to_settle, would_ask
from upheld.register.actions.contacts import record_contact
from upheld.register.actions.installation import settle_kind
from upheld.register.models import Contact
from upheld.runs.rolling.asking import keep_asking
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
ANN = "ann.secretford@luton.example"


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """A folder that is ready, on 19 March 2020."""
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()
    training.go_to(monkeypatch, NOW)


def contact(role: str = "link_officer", body: str = "luton", **changes: Any) -> Contact:
    """Somebody of a body."""
    said: dict[str, Any] = dict(
        authority=body, role=role, name="Ann Secretford", title="Complaints lead", salutation="",
        email=ANN, start=date(2019, 1, 1), end=None, confirmed=None, by="tests",
    )  # fmt: skip
    record_contact(**(said | changes))
    return Contact.objects.latest("pk")


def started() -> ConfirmationRound:
    """A round of the bodies that exist."""
    return start_round(expected=len(would_ask(clock.today())), by="tests")


def mails(data: Path) -> list[Any]:
    """What lies in the outbox once the clock has turned twice."""
    for _ in range(2):
        keep_asking(tell=lambda _: None)
    found = [email.message_from_bytes(path.read_bytes(), policy=default)
             for path in (data / "outbox/officers").glob("*.eml")]  # fmt: skip
    return sorted(found, key=lambda mail: (mail["Date"].datetime, mail["To"]))


def link(data: Path) -> str:
    """The token of the last mail."""
    found = re.search(r"/officers/contacts/([^/]+)/", mails(data)[-1].get_content())
    assert found
    return found[1]


def said(held: Contact, what: ContactSaid = ContactSaid.RIGHT, **words: str) -> dict[str, RoleSaid]:
    """What a body says of one role."""
    return {
        held.role: RoleSaid(
            role=held.role, said=what, contact=held.pk, version=held.version, **words
        )
    }  # fmt: skip


def test_every_body_is_asked_once_and_nobody_is_named(data_folder: Path) -> None:
    """Who cannot be written to is in the round too, for a person to ask."""
    contact()
    contact("chief_executive", "bedford", email="chief@bedford.example")
    started()
    assert {mail["To"] for mail in mails(data_folder)} == {ANN, "chief@bedford.example"}
    assert Enquiry.objects.count() == len(would_ask(clock.today()))
    assert Enquiry.objects.get(body="kent").role == ""
    for mail in mails(data_folder):
        assert "Secretford" not in mail.get_content()
    assert not EnquiryMail.objects.exclude(token="").exists()


def test_the_link_officer_then_the_deputy_then_the_chief_executive() -> None:
    """Whoever is in office with an address that no mail came back from."""
    contact("chief_executive")
    asked = {each.body: each.role for each in would_ask(clock.today())}
    assert asked["luton"] == "chief_executive"
    contact("deputy_link_officer")
    assert {e.body: e.role for e in would_ask(clock.today())}["luton"] == "deputy_link_officer"
    contact("link_officer")
    assert {e.body: e.role for e in would_ask(clock.today())}["luton"] == "link_officer"
    Contact.objects.filter(role="link_officer").update(returned=clock.today())
    assert {e.body: e.role for e in would_ask(clock.today())}["luton"] == "deputy_link_officer"


def test_once_a_year_and_of_those_that_were_shown() -> None:
    """A second round, and one of other bodies than the preview's, are refused and ask nobody."""
    with pytest.raises(Refused, match="look again"):
        start_round(expected=3, by="tests")
    assert not Enquiry.objects.exists()
    started()
    with pytest.raises(Refused, match="once a year"):
        started()


def test_a_killed_turn_writes_the_same_mail(data_folder: Path) -> None:
    """What lies in the folder stays: its link works, and no second mail goes by the server."""
    contact()
    started()
    row = EnquiryMail.objects.get()
    token = row.token
    mails(data_folder)
    # As after a kill between the file and the note.
    EnquiryMail.objects.update(token=token, laid_at=None, sent=False)
    assert len(mails(data_folder)) == 1
    assert link(data_folder) == token
    assert round_by_link(token)


def test_by_mail_server_each_goes_once(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """As a row of the post, without an address."""
    monkeypatch.setattr(asking, "way_now", lambda: Way.SMTP)
    contact()
    started()
    assert mails(data_folder) == []
    dispatch = Dispatch.objects.get()
    assert (dispatch.matter, dispatch.body) == ("officers", "luton")
    assert "@" not in dispatch.about


def test_a_demonstration_says_so(data_folder: Path) -> None:
    """In its name, its subject and its words; fictional bodies alone are asked."""
    settle_kind(demonstration=True, by="tests")
    contact()
    contact(body="exampleshire", email="lo@exampleshire.example")
    started()
    (mail,) = mails(data_folder)
    assert mail["To"] == "lo@exampleshire.example"
    assert mail["Subject"].startswith("DEMONSTRATION-")
    assert "Demonstration." in mail.get_content()


def test_who_has_not_answered_is_reminded_twice_and_then_the_round_ends(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """After 14 and 28 days, once each; after the last day no link leads anywhere."""
    contact()
    contact(body="bedford", email="lo@bedford.example")
    started()
    mails(data_folder)
    bedford = Enquiry.objects.get(body="bedford")
    bedford.answered_at, bedford.answered_by = clock.now(), "tests"
    bedford.save()
    for days, count in ((13, 2), (14, 3), (27, 3), (28, 4), (42, 4)):
        training.go_to(monkeypatch, NOW + days * DAY)
        assert len(mails(data_folder)) == count
    token = link(data_folder)
    assert round_by_link(token)
    training.go_to(monkeypatch, NOW + 43 * DAY)
    mails(data_folder)
    assert round_by_link(token) is None
    assert ConfirmationRound.objects.get().closed_by == "upheld"


def test_an_unchanged_contact_is_confirmed_by_itself(data_folder: Path) -> None:
    """Unless somebody changed it after it was shown."""
    held, chief = contact(), contact("chief_executive")
    started()
    token = link(data_folder)
    answer_contacts(token=token, said=said(held) | said(chief), by="tests")
    Contact.objects.filter(pk=chief.pk).update(version=chief.version + 1)
    mails(data_folder)
    held.refresh_from_db()
    assert held.confirmed == clock.today()
    assert [each.role for each in to_settle()] == ["chief_executive"]
    with pytest.raises(Refused, match="was used"):
        answer_contacts(token=token, said=said(held), by="tests")


def test_a_change_waits_for_a_person_and_its_names_go_then(data_folder: Path) -> None:
    """Another name ends the one and begins the other; the answer forgets it."""
    held = contact()
    started()
    words = {"name": "Bo New", "title": "Lead", "email": "bo@luton.example"}
    answer_contacts(
        token=link(data_folder), said=said(held, ContactSaid.CHANGED, **words), by="tests"
    )
    mails(data_folder)
    (answer,) = to_settle()
    assert answer.name == "Bo New"
    take_over(answer=answer.pk, by="staff")
    held.refresh_from_db()
    assert held.end == clock.today() - timedelta(days=1)
    new = Contact.objects.get(name="Bo New")
    assert (new.start, new.confirmed, new.email) == (clock.today(), clock.today(), words["email"])
    answer.refresh_from_db()
    assert (answer.name, answer.email, answer.settled) == ("", "", Settled.TAKEN)
    with pytest.raises(Refused, match="already"):
        take_over(answer=answer.pk, by="staff")


def test_a_new_address_of_the_same_person_changes_the_contact(data_folder: Path) -> None:
    """The office goes on, from the day on which it began."""
    held = contact()
    started()
    words = {"name": held.name, "title": held.title, "email": "new@luton.example"}
    answer_contacts(
        token=link(data_folder), said=said(held, ContactSaid.CHANGED, **words), by="tests"
    )
    take_over(answer=ContactAnswer.objects.get().pk, by="staff")
    only = Contact.objects.get(role="link_officer")
    assert (only.email, only.start, only.end) == ("new@luton.example", date(2019, 1, 1), None)


def test_a_refusal_has_its_reason(data_folder: Path) -> None:
    """The contacts stay as they are."""
    held = contact()
    started()
    answer_contacts(token=link(data_folder), said=said(held, ContactSaid.NOBODY), by="tests")
    answer = ContactAnswer.objects.get()
    with pytest.raises(Refused, match="say why"):
        refuse_answer(answer=answer.pk, why=" ", by="staff")
    refuse_answer(answer=answer.pk, why="They are there.", by="staff")
    held.refresh_from_db()
    assert held.end is None


def test_names_that_nobody_settles_have_an_end(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """A year after the round, or what the office set; the audit says how many and no name."""
    held = contact()
    made = started()
    words = {"name": "Bo New", "title": "Lead", "email": "bo@luton.example"}
    answer_contacts(
        token=link(data_folder), said=said(held, ContactSaid.CHANGED, **words), by="tests"
    )
    for day, name in ((date(2021, 4, 30), "Bo New"), (date(2021, 5, 1), "")):
        training.go_to(monkeypatch, datetime.combine(day, time(12), UTC))
        keep_asking(tell=lambda _: None)
        answer = ContactAnswer.objects.get()
        assert (made.last_day, answer.name) == (date(2020, 4, 30), name)
    assert (answer.email, answer.title, answer.settled) == ("", "", Settled.LAPSED)
    event = AuditEvent.objects.get(action="forget_contact_answers")
    assert event.detail == {"answers": 1}
    assert not to_settle()


def test_what_was_told_otherwise_is_written_down_by_a_person() -> None:
    """Contacts of the body alone, and once."""
    held, other = contact(), contact(body="bedford")
    started()
    enquiry = Enquiry.objects.get(body="luton")
    with pytest.raises(Refused, match="not one of this body"):
        note_told(enquiry=enquiry.pk, right=[other.pk], way="by telephone", by="staff")
    note_told(enquiry=enquiry.pk, right=[held.pk], way="by telephone", by="staff")
    held.refresh_from_db()
    assert held.confirmed == clock.today()
    with pytest.raises(Refused, match="answered already"):
        note_told(enquiry=enquiry.pk, right=[], way="by telephone", by="staff")


def test_a_contact_of_another_body_is_refused(data_folder: Path) -> None:
    """A link answers for its own body, and nothing is kept of it."""
    contact()
    other = contact(body="bedford", email="lo@bedford.example")
    started()
    mails(data_folder)
    token = next(
        found[1] for mail in mails(data_folder) if mail["To"] == ANN
        if (found := re.search(r"contacts/([^/]+)/", mail.get_content()))
    )  # fmt: skip
    with pytest.raises(Refused, match="not one of this body"):
        answer_contacts(token=token, said=said(other), by="tests")
    assert round_by_link(token)
    close_round(year=2020, by="tests")
    assert round_by_link(token) is None
