"""The room Link officers: what needs doing, a round from its preview to its last answer."""

import io
import re
from datetime import date
from typing import Any

import pytest
import python_calamine as calamine

from support import training
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.domain.enquiries import ContactSaid
from upheld.domain.roles import Role
from upheld.domain.training import CourseKind
from upheld.outreach.actions.answering import RoleSaid, answer_contacts
from upheld.outreach.actions.rounds import start_round
from upheld.outreach.actions.surveys import open_survey
from upheld.outreach.enquiry_mails import mail_of
from upheld.outreach.letterhead import Letterhead
from upheld.outreach.models import ConfirmationRound, ContactAnswer, Enquiry, EnquiryMail
from upheld.outreach.queries.enquiries import would_ask
from upheld.people.actions.conflicts import block
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Authority, Contact
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register", "data_folder")]
YEAR = clock.today().year
ROUND = f"/officers/rounds/{YEAR}/"
LUTON = f"{ROUND}bodies/luton/"


@pytest.fixture
def officer() -> Contact:
    """Luton's."""
    record_contact(
        authority="luton", role="link_officer", name="Ann Secretford", title="Lead",
        salutation="", email="ann@luton.example", start=date(2019, 1, 1), end=None,
        confirmed=None, by="tests",
    )  # fmt: skip
    return Contact.objects.get()


@pytest.fixture
def answered(officer: Contact) -> ContactAnswer:
    """Luton has said that its link officer is somebody else."""
    start_round(expected=len(would_ask(clock.today())), by="tests")
    said = RoleSaid(
        role="link_officer", said=ContactSaid.CHANGED, contact=officer.pk, version=officer.version,
        name="Bo New", title="Lead", email="bo@luton.example",
    )  # fmt: skip
    none = RoleSaid(role="leader", said=ContactSaid.NOBODY)
    answers = {each.role: each for each in (said, none)}
    answer_contacts(token=EnquiryMail.objects.get().token, said=answers, by="tests")
    return ContactAnswer.objects.get(role="link_officer")


def send(browser: Browser, path: str, **fields: str) -> Any:
    """Send the form of a page, tokens and version included."""
    page = browser.get(path).text
    hidden = dict(re.findall(r'name="(version|form_token)" value="([^"]*)"', page))
    return browser.post(path, hidden | fields)


def test_a_round_is_seen_before_it_starts_and_closed(outreach: Browser, officer: Contact) -> None:
    """The room says so; nothing is asked by looking."""
    del officer
    assert "have not been asked" in outreach.get("/officers/").text
    page = outreach.get("/officers/rounds/start/").text
    assert "<dd>1</dd>" in page
    assert "Bodies that cannot be written to" in page
    assert not Enquiry.objects.exists()
    assert send(outreach, "/officers/rounds/start/").url == "/officers/"
    assert f"The round of {YEAR} runs until" in outreach.get("/officers/").text
    assert "Luton" in outreach.get(f"{ROUND}?state=open").text
    assert "Luton" not in outreach.get(f"{ROUND}?state=unreached&text=luton").text.split("<th")[-1]
    assert send(outreach, f"{ROUND}close/").url == ROUND
    assert ConfirmationRound.objects.get().closed_at


def test_a_change_is_compared_and_taken_over(outreach: Browser, answered: ContactAnswer) -> None:
    """What differs stands side by side; taken over, it is gone from here."""
    assert "1 answer waits to be settled" in outreach.get("/officers/").text
    words = "1 answer of bodies about their contacts waits"
    assert words in outreach.get("/").text
    assert words not in browser_of(person_in(Role.INVESTIGATOR)).get("/").text
    page = outreach.get(LUTON).text
    assert "We have: </span>Ann Secretford</td>" in page
    assert "They say: </span>Bo New</td>" in page
    assert "Title</th>" not in page
    assert page.count("Take it over") == 1
    assert "Confirmed with the next roll" in page
    assert outreach.post(f"{LUTON}answers/{answered.pk}/take/").url == LUTON
    assert Contact.objects.get(name="Bo New").confirmed == clock.today()
    page = outreach.get(LUTON).text
    assert "Taken over by" in page
    assert "Bo New" not in page


def test_a_change_is_refused_with_a_reason(outreach: Browser, answered: ContactAnswer) -> None:
    """The reason stands beside it."""
    where = f"{LUTON}answers/{answered.pk}/refuse/"
    assert "Say why" in send(outreach, where).text
    assert send(outreach, where, why="It is a mistake.").url == LUTON
    assert "It is a mistake." in outreach.get(LUTON).text


def test_what_was_told_by_telephone_is_written_down(outreach: Browser, officer: Contact) -> None:
    """By whoever was told, with what is still right."""
    start_round(expected=len(would_ask(clock.today())), by="tests")
    said = {"way": "by telephone", f"right_{officer.pk}": "on"}
    assert send(outreach, f"{LUTON}told/", **said).url == LUTON
    officer.refresh_from_db()
    assert officer.confirmed == clock.today()
    assert "by telephone; written down by" in outreach.get(LUTON).text


def test_whoever_has_a_conflict_sees_nothing_of_that_body(answered: ContactAnswer) -> None:
    """Neither in the room nor in the round nor on its page."""
    del answered
    person = person_in(Role.OUTREACH)
    block(person=person, body="luton", why="lives there", by="somebody")
    browser = browser_of(person)
    assert "Luton" not in browser.get("/officers/").text
    assert "about their contacts" not in browser.get("/").text
    assert browser.get(LUTON).status_code == 404
    assert "/bodies/luton/" not in browser.get(f"{ROUND}?text=luton").text


def test_a_survey_is_written_approved_by_another_and_counted(outreach: Browser) -> None:
    """With another question on request; its counts are a file."""
    add = "/officers/surveys/add/"
    said = {
        "title": "The form", "introduction": "Please tell us.", "by_body": "without",
        "first_day": spoken_day(clock.today()), "last_day": spoken_day(clock.today()),
        "count": "3", "text_1": "Which?", "kind_1": "one", "options_1": "Long\n=Short",
    }  # fmt: skip
    more = send(outreach, add, do="more", **said).text
    assert 'name="text_4"' in more
    assert "There is a problem" not in more
    assert "give 2 to 12 options" in send(outreach, add, **said | {"options_1": "Long"}).text
    where = send(outreach, add, do="save", **said).url
    assert "You wrote it" in outreach.get(where).text
    assert "waits for somebody" in outreach.get("/officers/").text
    other, words = browser_of(person_in(Role.DIRECTOR)), "waits for your approval"
    assert words in other.get("/").text
    assert words not in outreach.get("/").text
    assert send(other, f"{where}approve/").url == where
    change = outreach.get(f"{where}change/").text
    assert "Long\n=Short" in change
    open_survey(survey=int(where.split("/")[3]), by="tests")
    assert "0 answers." in outreach.get(where).text
    assert "closes today: 0 of 0 asked" in other.get("/").text
    assert "Which?,all,Long,0" in outreach.get(f"{where}results.csv").text
    book = calamine.load_workbook(io.BytesIO(outreach.get(f"{where}results.xlsx").content))
    rows = book.get_sheet_by_index(0).to_python()[1:]
    assert [row[3:6] for row in rows] == [["Long", 0, 0], ["'=Short", 0, 0]]
    assert outreach.get(f"{where}results.pdf").status_code == 404
    assert send(outreach, f"{where}close/").url == where


def test_link_officers_of_a_region_are_invited_once(outreach: Browser, officer: Contact) -> None:
    """Who has booked is not invited; the second time nobody is left."""
    del officer
    training.course("seminar", kind=CourseKind.SEMINAR, title="Working together")
    held = training.session("seminar")
    where = f"/officers/seminars/{held.pk}/"
    assert "Working together" in outreach.get("/officers/").text
    region = Authority.objects.get(pk="luton").region
    page = outreach.get(f"{where}?region={region}&state=to_invite").text
    assert "1 body" in page
    assert "Invite 1 link officer of" in page
    assert send(outreach, f"{where}invite/?region={region}").url == where
    assert Enquiry.objects.get().body_id == "luton"
    mail = mail_of(EnquiryMail.objects.get(), "lo@luton.example", Letterhead(invented=False)).mail
    assert mail.subject.endswith("together")
    assert "Invite 1" not in outreach.get(where).text
    assert "Nobody is left" in outreach.post(f"{where}invite/", {"version": "1"}).text
