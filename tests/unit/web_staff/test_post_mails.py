"""The room Post, other mails: how each stands, and what a person decides; nothing of its words."""

from email.message import EmailMessage
from email.message import Message as Part
from pathlib import Path
from typing import Any

import pytest

from support.people import person_in
from support.posted import laid_down
from support.staff import Browser, browser_of
from upheld.domain.post import State
from upheld.domain.roles import Role
from upheld.mailing.models import Dispatch
from upheld.people.actions.conflicts import block
from upheld.runs.outbox.actions import dispatches

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
PERSON, WORDS = "somebody@example.org", "Open the letter here"
WHY = {"why": "the log of the server says so"}


@pytest.fixture(autouse=True)
def at_work(settings: Any, tmp_path: Path) -> None:
    """A folder of its own."""
    settings.UPHELD_DATA = tmp_path


def mail(state: State = State.UNCERTAIN, about: str = "letter 1") -> Dispatch:
    """A mail that has come so far."""
    made = laid_down(about, PERSON)
    dispatches.begin(dispatch=made, by="upheld")
    note = {
        State.UNCERTAIN: dispatches.note_uncertain, State.SENT: dispatches.note_sent,
        State.REFUSED: dispatches.note_refused,
    }[state]  # fmt: skip
    note(dispatch=made, said=f"550 <{PERSON}> unknown", by="upheld")
    return made


def place(made: Dispatch, part: str = "") -> str:
    """An address below a mail."""
    return f"/post/mails/{made.pk}/{part}"


def text(browser: Browser, address: str) -> str:
    """What a page says."""
    return str(browser.get(address).content.decode())


def test_neither_address_nor_words_are_shown(publisher: Browser) -> None:
    """By matter and state; each has a page, and the desk says what waits."""
    sent, lost = mail(State.SENT, about="letter 2"), mail()
    for address in ("/post/mails/", place(lost), place(lost, "settle/")):
        shown = text(publisher, address)
        assert lost.message_id in shown or "Letter 1" in shown
        assert PERSON not in shown
        assert WORDS not in shown
    assert "[address]" in text(publisher, place(lost))
    waiting = text(publisher, "/post/mails/?state=open&matter=party&sort=-state")
    assert place(lost) in waiting
    assert place(sent) not in waiting
    assert "No mail fits" in text(publisher, "/post/mails/?matter=reminder")
    assert "1 mail to a person or an office" in text(publisher, "/")


@pytest.mark.parametrize(
    ("was", "found", "now"),
    [
        (State.UNCERTAIN, "arrived", State.SENT), (State.UNCERTAIN, "again", State.READY),
        (State.REFUSED, "again", State.READY), (State.REFUSED, "let_be", State.WITHDRAWN),
    ],
)  # fmt: skip
def test_it_is_decided_once(publisher: Browser, was: State, found: str, now: State) -> None:
    """With a reason; whoever comes second is told."""
    made = mail(was)
    assert "There is a problem" in (
        publisher.post(place(made, "settle/"), {"found": found}).content.decode()
    )
    assert publisher.post(place(made, "settle/"), {"found": found} | WHY).url == place(made)
    made.refresh_from_db()
    assert (made.state, made.why) == (now, WHY["why"])
    late = publisher.post(place(made, "settle/"), {"found": "let_be", "why": "another"})
    assert "decided about it already" in late.content.decode()


def test_who_may_only_look_decides_nothing_and_a_conflict_hides_it() -> None:
    """The data officer; and whoever is kept from the body."""
    made, officer = mail(), browser_of(person_in(Role.DATA_OFFICER))
    assert "settle" not in text(officer, place(made))
    assert officer.post(place(made, "settle/"), {"found": "again"} | WHY).status_code == 403
    person = person_in(Role.PUBLISHER)
    block(person=person, body="luton", why="x", by="somebody")
    browser = browser_of(person)
    assert browser.get(place(made)).status_code == 404
    assert browser.get(place(made, "settle/")).status_code == 404
    assert place(made) not in text(browser, "/post/mails/")


def report(made: Dispatch, action: str) -> str:
    """What a mail server further on says of it."""
    whole, inner, status = EmailMessage(), Part(), Part()
    whole["References"] = f"<{made.message_id}>"
    whole.set_content("A report.")
    whole.make_mixed()
    inner["Action"], inner["Status"] = action, "5.1.1"
    inner["Diagnostic-Code"] = f"smtp; 550 <{PERSON}> unknown"
    status.set_type("message/delivery-status")
    status.set_payload([inner])
    whole.attach(status)
    return whole.as_string()


def test_what_came_back_is_seen_to_once(publisher: Browser) -> None:
    """It stays as it is, with the reason, and waits on no desk any more."""
    made = mail(State.SENT)
    publisher.post("/post/report/", {"mail": report(made, "failed")})
    assert "1 mail to a person or an office" in text(publisher, "/")
    arrived = publisher.post(place(made, "settle/"), {"found": "arrived"} | WHY)
    assert "cannot have arrived" in arrived.content.decode()
    assert publisher.post(place(made, "settle/"), {"found": "let_be"} | WHY).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.why) == (State.RETURNED, WHY["why"])
    assert "mail to a person or an office" not in text(publisher, "/")


@pytest.mark.parametrize(("action", "state"), [("failed", State.RETURNED), ("delayed", State.SENT)])
def test_a_report_finds_its_mail(publisher: Browser, action: str, state: State) -> None:
    """Pasted where those of letters are; twice is as once, and no address is kept."""
    made = mail(State.SENT)
    for _ in range(2):
        answer = publisher.post("/post/report/", {"mail": report(made, action)})
        assert answer.url == place(made)
    made.refresh_from_db()
    assert made.state == state
    assert made.said.endswith("5.1.1 550 [address] unknown")
