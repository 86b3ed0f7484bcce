"""The room Post: what went to whom, and what a person decides about it."""

from email.message import EmailMessage
from email.message import Message as Part
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.people import person_in
from support.posted import LETTER, address_of, posted
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.post import State, Way
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact
from upheld.runs.annual.models import LetterVersion
from upheld.runs.outbox.actions import sending
from upheld.runs.outbox.actions.messages import Post, Recipient, queue
from upheld.runs.outbox.models import Message, MessageEvent
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
WHY = {"why": "the log of the server says so"}


def letter(body: str, state: str = "issued") -> LetterVersion:
    """The letter of 2020 to a body."""
    now = clock.now()
    return LetterVersion.objects.create(
        year=2020, authority_id=body, version=1, release="2020-v1", state=state,
        sha256=sha256(LETTER), content_sha256="x", tools={}, drafted_at=now, drafted_by="a",
        approved_at=now, approved_by="b", issued_at=now,
    )  # fmt: skip


def contact(body: str, role: str = "chief_executive", email: str = "") -> Contact:
    """Somebody at a body."""
    record_contact(
        authority=body, role=role, name="", title=role, salutation="", start=None, end=None,
        email=email or address_of(body), confirmed=clock.today(), by="tests",
    )  # fmt: skip
    return Contact.objects.get(authority=body, role=role)


def message_to(body: str, state: State = State.SENT) -> Message:
    """A message that has come so far."""
    (message,) = posted(body, letter=letter(body).pk)
    said: dict[str, Any] = {"message": message, "said": f"550 <{message.address}>", "by": "upheld"}
    if state is State.SENT:
        sending.note_sent(**said)
    elif state is State.REFUSED:
        sending.note_refused(**said)
    elif state is State.WITHDRAWN:
        sending.withdraw(messages=[message], by="upheld")
    elif state is State.UNCERTAIN:
        sending.begin(message=message, by="upheld")
        sending.note_uncertain(**said)
    message.refresh_from_db()
    return message


def place(message: Message, *parts: str) -> str:
    """An address below a message."""
    return f"/post/{message.body}/{message.pk}/{''.join(f'{part}/' for part in parts)}"


def bounce(message: Message, action: str = "failed", status: str = "5.1.1") -> bytes:
    """What a mail server says of a mail that it could not deliver."""
    report = EmailMessage()
    report["Subject"], report["From"] = "Undelivered", "mailer-daemon@mail.example"
    report["Message-ID"] = "<other@mail.example>"
    report.set_content("It could not be delivered.")
    report.make_mixed()
    report.set_type("multipart/report")
    status_part = Part()
    status_part.set_type("message/delivery-status")
    whole, one = Part(), Part()
    whole["Reporting-MTA"] = "dns; mail.example"
    one["Final-Recipient"] = f"rfc822; {message.address}"
    one["Action"], one["Status"] = action, status
    one["Diagnostic-Code"] = f"smtp; 550 <{message.address}> unknown"
    status_part.set_payload([whole, one])
    head = EmailMessage()
    head.set_content(f"From: a@b.example\nMessage-ID: <{message.message_id}>\n")
    head.set_type("text/rfc822-headers")
    report.attach(status_part)
    report.attach(head)
    return report.as_bytes()


def test_the_list_shows_no_address(publisher: Browser) -> None:
    """By state, year and body; an address stands on the page of its message alone."""
    message_to("luton"), message_to("croydon", State.UNCERTAIN)
    page = publisher.get("/post/").content.decode()
    assert "Luton" in page
    assert "Croydon" in page
    assert "@" not in page
    uncertain = publisher.get("/post/?state=open&year=2020&sort=-body").content.decode()
    assert "Croydon" in uncertain
    assert "Luton Borough" not in uncertain
    assert "No message fits" in publisher.get("/post/?text=leeds").content.decode()
    assert "1 letter did not go" in publisher.get("/").content.decode()


def test_whoever_sees_an_address_is_noted(publisher: Browser) -> None:
    """A view in the audit, which holds no address."""
    message = message_to("luton")
    assert address_of("luton") in publisher.get(place(message)).content.decode()
    assert AuditEvent.objects.filter(action="view", subject=f"message {message.pk}").exists()
    assert "@luton" not in str(list(AuditEvent.objects.values()))


def test_uncertain_is_decided_once(publisher: Browser) -> None:
    """It arrived, with the reason; a second click finds it decided."""
    message = message_to("luton", State.UNCERTAIN)
    asked = publisher.get(place(message, "settle")).content.decode()
    assert "What did you find out?" in asked
    assert publisher.post(place(message, "settle"), {"found": "arrived"}).status_code == 200
    said = {"found": "arrived", **WHY}
    assert publisher.post(place(message, "settle"), said).status_code == 302
    late = publisher.post(place(message, "settle"), {"found": "again", **WHY})
    assert "decided about it already" in late.content.decode()
    message.refresh_from_db()
    assert (message.state, bool(message.written_at)) == (State.SENT, True)
    assert "log of the server" in publisher.get(place(message)).content.decode()


def test_what_did_not_arrive_goes_again(publisher: Browser) -> None:
    """With the same Message-ID, by the next turn."""
    message = message_to("luton", State.UNCERTAIN)
    publisher.post(place(message, "settle"), {"found": "again", **WHY})
    message.refresh_from_db()
    assert (message.state, message.next_try_at) == (State.READY, None)


def test_a_letter_goes_again_to_its_own_body_alone(publisher: Browser) -> None:
    """To one of its contacts of today, as a message of its own with the reason."""
    message = message_to("luton", State.REFUSED)
    ours, theirs = contact("luton", email="new@luton.example"), contact("croydon")
    page = publisher.get(place(message, "again")).content.decode()
    assert "new@luton.example" in page
    assert "croydon" not in page
    refused = publisher.post(place(message, "again"), {"contact": theirs.pk, **WHY})
    assert "Choose somebody" in refused.content.decode()
    for _ in range(2):
        publisher.post(place(message, "again"), {"contact": ours.pk, **WHY})
    again = Message.objects.get(again_of=message)
    assert (again.address, again.why) == ("new@luton.example", WHY["why"])
    assert again.message_id != message.message_id
    assert "sent again already" in (
        publisher.post(place(message, "again"), {"contact": ours.pk, **WHY}).content.decode()
    )


def test_who_was_changed_and_changed_back_is_left_to_a_person(publisher: Browser) -> None:
    """Its message was withdrawn, the letter has gone: it is listed until it is sent for good."""
    message = message_to("luton", State.WITHDRAWN)
    assert "did not go" not in publisher.get("/").content.decode()
    ours = contact("luton")
    assert "1 letter did not go" in publisher.get("/").content.decode()
    assert f'href="{place(message)}"' in publisher.get("/post/?state=open").content.decode()
    assert publisher.post(place(message, "again"), {"contact": ours.pk, **WHY}).status_code == 302
    assert "did not go" not in publisher.get("/").content.decode()


def test_who_has_the_letter_at_an_address_written_otherwise_is_not_left_out(
    publisher: Browser,
) -> None:
    """The old message was withdrawn and a new one went: nobody has to send it again."""
    message = message_to("luton", State.WITHDRAWN)
    contact("luton", email=message.address.upper())
    assert "1 letter did not go" in publisher.get("/").content.decode()
    to = [Recipient("chief_executive", message.address.upper())]
    post = Post(message.letter, sha256(LETTER), "luton", to)
    queue(posts=[post], mark="", way=Way.FOLDER, by="tests")
    assert "did not go" not in publisher.get("/").content.decode()


def test_an_address_of_two_bodies_gets_nothing(publisher: Browser) -> None:
    """Nobody reads another body's letter before its hour."""
    message = message_to("luton", State.REFUSED)
    shared = contact("luton", email="shared@both.example")
    contact("croydon", email="Shared@both.example")
    answer = publisher.post(place(message, "again"), {"contact": shared.pk, **WHY})
    assert "known for London Borough of Croydon too" in answer.content.decode()
    assert not Message.objects.filter(again_of=message).exists()


def test_a_superseded_letter_does_not_go_again(publisher: Browser) -> None:
    """The corrected one does."""
    message, to = message_to("luton"), contact("luton")
    LetterVersion.objects.update(state="superseded")
    answer = publisher.post(place(message, "again"), {"contact": to.pk, **WHY})
    assert "has taken its place" in answer.content.decode()


@pytest.mark.parametrize("as_file", [True, False])
def test_a_bounce_finds_its_message(publisher: Browser, as_file: bool) -> None:
    """Pasted or as a file; the contact is in doubt from then on, and twice is as once."""
    message, held = message_to("luton"), contact("luton")
    content = bounce(message)
    sent: Any = (
        {"file": SimpleUploadedFile("report.eml", content)}
        if as_file
        else {"mail": content.decode()}
    )
    for _ in range(2):
        if as_file:
            sent["file"].seek(0)
        assert publisher.post("/post/report/", sent).url == place(message)
    message.refresh_from_db()
    held.refresh_from_db()
    assert (message.state, held.returned) == (State.RETURNED, clock.today())
    said = MessageEvent.objects.get(what="returned").said
    assert said == "5.1.1 550 [address] unknown"


def test_a_delay_changes_nothing(publisher: Browser) -> None:
    """It is noted, and the letter stands as sent."""
    message = message_to("luton")
    publisher.post("/post/report/", {"mail": bounce(message, "delayed", "4.4.1").decode()})
    message.refresh_from_db()
    assert message.state == State.SENT
    assert MessageEvent.objects.filter(what="delayed").exists()


@pytest.mark.parametrize("mail", ["", "Hello", "Content-Type: multipart/report\n\n--", "\x00" * 9])
def test_what_is_no_report_is_refused(publisher: Browser, mail: str) -> None:
    """In words that say what to do instead; what was pasted is kept."""
    answer = publisher.post("/post/report/", {"mail": mail})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_who_has_a_conflict_learns_nothing() -> None:
    """Neither from the list nor from a report that names a message of the body."""
    person = person_in(Role.PUBLISHER)
    message, browser = message_to("luton"), browser_of(person)
    block(person=person, body="luton", why="x", by="somebody")
    assert "Luton Borough" not in browser.get("/post/").content.decode()
    assert browser.get(place(message)).status_code == 404
    answer = browser.post("/post/report/", {"mail": bounce(message).decode()})
    assert "no letter of ours" in answer.content.decode().lower()


def test_it_came_back_and_was_acknowledged(publisher: Browser) -> None:
    """By hand: words without addresses, a day that has come."""
    message = message_to("luton")
    ahead = {"on": str(clock.today().replace(year=clock.today().year + 1, day=1))}
    answer = publisher.post(place(message, "acknowledged"), ahead)
    assert "has not come yet" in answer.content.decode()
    publisher.post(place(message, "acknowledged"), {"on": str(clock.today())})
    publisher.post(place(message, "returned"), {"report": "full, ask x@y.example"})
    message.refresh_from_db()
    assert (message.acknowledged_on, message.state) == (clock.today(), State.RETURNED)
    assert "full, ask [address]" in publisher.get(place(message)).content.decode()


def test_the_data_officer_looks_and_decides_nothing() -> None:
    """Who makes the letters does not send them."""
    message, browser = message_to("luton"), browser_of(person_in(Role.DATA_OFFICER))
    page = browser.get(place(message)).content.decode()
    assert "It came back" not in page
    assert browser.post(place(message, "returned"), {}).status_code == 403


def test_a_message_is_found_below_its_own_body_alone(publisher: Browser) -> None:
    """No address of another body leads to it."""
    message = message_to("luton")
    assert publisher.get(f"/post/croydon/{message.pk}/").status_code == 404
