"""The yearly question by link: no names come out, each link answers once, failures look alike."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.council import Sender, sealed_in
from upheld.outreach.actions.rounds import start_round
from upheld.outreach.models import ConfirmationRound, ContactAnswer, Enquiry, EnquiryMail
from upheld.outreach.queries.enquiries import would_ask
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.toolbox import clock
from upheld.web.council.officers import links

RIGHT = {f"said_{role}": "nobody" for role in ROLES} | {"said_link_officer": "right"}
NEW = {
    "name_link_officer": "Bo New", "title_link_officer": "Lead",
    "email_link_officer": "bo@luton.example",
}  # fmt: skip


@pytest.fixture
def page(data_folder: Path) -> str:
    """The page of Luton's link officer."""
    del data_folder
    links.BY_NETWORK.forget()
    record_contact(
        authority="luton", role="link_officer", name="Ann Secretford", title="Complaints lead",
        salutation="", email="ann@luton.example", start=date(2019, 1, 1), end=None,
        confirmed=None, by="tests",
    )  # fmt: skip
    start_round(expected=len(would_ask(clock.today())), by="tests")
    return f"/officers/contacts/{EnquiryMail.objects.get().token}/"


def send(sender: Sender, page: str, go: str, **said: str) -> Any:
    """Send the form as it stands on the page."""
    return sender.post(page, said | {"go": go, "sealed": sealed_in(sender.get(page))})


def test_roles_are_shown_without_a_name(sender: Sender, page: str) -> None:
    """Role, title and since when; looking answers nothing."""
    said = sender.get(page).text
    for words in ("Luton", "Complaints lead. Since 1 January 2019.", "Never confirmed",
                  "Deputy link officer", "We know nobody."):  # fmt: skip
        assert words in said
    assert "Secretford" not in said
    assert "ann@" not in said
    assert not Enquiry.objects.exclude(answered_at=None).exists()


def test_what_is_right_is_sent_once(sender: Sender, page: str) -> None:
    """Checked, sent, and then the link leads nowhere."""
    assert "still right</a>" in send(sender, page, "next").text
    checked = send(sender, page, "next", **RIGHT)
    assert "Still right" in checked.text
    assert not ContactAnswer.objects.exists()
    sent = sender.post(page, RIGHT | {"go": "send", "sealed": sealed_in(checked)})
    assert "We have your answers for Luton" in sent.text
    answer = ContactAnswer.objects.get(role="link_officer")
    assert (answer.said, answer.contact) == ("right", Contact.objects.get())
    again = sender.get(page)
    assert (again.status_code, links.UNKNOWN in again.text) == (404, True)


def test_a_change_needs_a_name_and_an_address(sender: Sender, page: str) -> None:
    """On the second page, each fault at its field; then it waits for a person."""
    said = RIGHT | {"said_link_officer": "changed"}
    asked = send(sender, page, "next", **said).text
    assert 'name="email_link_officer"' in asked
    assert "There is a problem" not in asked
    wrong = send(sender, page, "send", **said, email_link_officer="none").text
    assert 'href="#name_link_officer"' in wrong
    assert 'href="#email_link_officer"' in wrong
    assert "Thank you" in send(sender, page, "send", **said, **NEW).text
    answer = ContactAnswer.objects.get(role="link_officer")
    assert (answer.name, answer.email) == ("Bo New", "bo@luton.example")


def test_going_back_keeps_what_was_chosen(sender: Sender, page: str) -> None:
    """And finds no fault with it."""
    back = send(sender, page, "back", **RIGHT).text
    assert re.search(r'value="right" checked', back)
    assert "There is a problem" not in back


def test_links_that_fail_are_answered_alike_and_not_for_ever(sender: Sender, page: str) -> None:
    """One that never was, and one that has ended; then the network waits."""
    never = sender.get("/officers/contacts/none/")
    ConfirmationRound.objects.update(closed_at=clock.now(), closed_by="tests")
    ended = sender.get(page)
    assert never.status_code == ended.status_code == 404
    assert never.text.replace("none", "") == ended.text.replace(page.split("/")[3], "")
    for _ in range(links.BY_NETWORK.most):
        last = sender.get("/officers/contacts/none/")
    assert last.status_code == 429


def test_what_was_sealed_for_another_page_is_not_taken(sender: Sender, page: str) -> None:
    """Nobody chooses which contacts they confirm."""
    assert sender.post(page, RIGHT | {"go": "send", "sealed": "x"}).status_code == 200
    assert not ContactAnswer.objects.exists()
