"""The room Resources: written with a preview, approved by somebody else, with its history."""

import re
from datetime import timedelta
from typing import Any

import pytest

from support.people import person_in
from support.public_process import Process
from support.resources import approved, item, question, written
from support.staff import Browser, browser_of
from upheld.domain.roles import Role
from upheld.domain.scrutiny import Ground, Rule
from upheld.outreach.actions.first_questions import write_first_questions
from upheld.outreach.first_questions import first_questions
from upheld.outreach.models import RecordVersion
from upheld.outreach.models.record_version import QUESTION
from upheld.outreach.queries.records import State, in_force, record
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = pytest.mark.django_db
ONE = "/resources/question/late-remedies/"
SAID = {
    "topic": "Remedies", "text": "Why were {count} of {body} late?", "listen_for": "A cause.",
    "ground": "late_remedies", "at_least": "1", "heading": "", "rank": "5", "why": "Needed",
}  # fmt: skip
LEARNT = {
    "key": "bins", "kind": "example", "title": "Bins", "heading": "environment",
    "subject": "bins", "published": "1 May 2026", "summary": "It was fault.",
    "changed": "Rounds are checked.", "questions": "Who checks?\nHow often?", "body": "",
    "consented": "", "why": "",
}  # fmt: skip


@pytest.fixture
def writer() -> Browser:
    """An outreach officer's browser."""
    return browser_of(person_in(Role.OUTREACH))


def send(browser: Browser, path: str, **fields: str) -> Any:
    """Send the form of a page, tokens and version included."""
    page = browser.get(path).text
    hidden = dict(re.findall(r'name="(version|form_token)" value="([^"]*)"', page))
    return browser.post(path, hidden | fields)


def test_a_question_is_seen_before_it_is_saved_and_approved_by_another(
    writer: Browser, director: Browser
) -> None:
    """Looking keeps nothing; the writer finds no way to approve; then it is public."""
    add = "/resources/add/question/"
    looked = send(writer, add, key="late-remedies", do="look", **SAID).text
    assert "Why were 3 of Exampleshire County Council late?" in looked
    assert not RecordVersion.objects.exists()
    assert send(writer, add, key="late-remedies", do="save", **SAID).url == ONE
    assert f"{ONE}approve/" not in writer.get(ONE).text
    assert writer.get(f"{ONE}approve/").status_code == 403
    assert "1 draft waits" in director.get("/").text
    assert f"{ONE}approve/" in director.get(ONE).text
    assert send(director, f"{ONE}approve/", when="now").url == ONE
    assert list(in_force(QUESTION, clock.now())) == ["late-remedies"]
    assert "Approved by Some Director" in writer.get(ONE).text


def test_what_is_wrong_is_said_at_its_field(writer: Browser) -> None:
    """The words of the domain lead to the field that they name; a name is given once."""
    written(question())
    add = "/resources/add/question/"
    page = send(writer, add, key="x", do="look", **SAID | {"text": "Why {this}?"}).text
    assert 'href="#text"' in page
    assert "may stand in braces" in page
    page = send(writer, add, key="late-remedies", do="save", **SAID).text
    assert "There is a question of this name" in page
    page = send(
        writer, add, key="x", do="save", **SAID | {"ground": "always", "at_least": "2"}
    ).text
    assert 'href="#at_least"' in page


def test_whoever_is_overtaken_is_told(writer: Browser, director: Browser) -> None:
    """What they wrote stays in the form, beside what it says now."""
    written(question())
    page = director.get(f"{ONE}change/").text
    hidden = dict(re.findall(r'name="(version|form_token)" value="([^"]*)"', page))
    assert send(writer, f"{ONE}change/", do="save", **SAID).status_code == 302
    page = director.post(f"{ONE}change/", hidden | SAID | {"text": "Mine?", "do": "save"}).text
    assert "saved this first" in page
    assert "Mine?" in page
    assert RecordVersion.objects.count() == 2


def test_versions_stand_side_by_side(writer: Browser) -> None:
    """Only what differs is shown; any two can be chosen."""
    approved(question())
    send(writer, f"{ONE}change/", do="save", **SAID)
    page = writer.get(ONE).text
    assert "Waits for approval" in page
    assert 'aria-label="Question, version 1"' in page
    assert 'aria-label="When it is asked, version 1"' not in page
    assert "Nothing differs" in writer.get(f"{ONE}?was=2&now=2").text


def test_approved_for_an_hour_returned_and_withdrawn(director: Browser) -> None:
    """Each act on a page of its own, with its reason in the history."""
    written(question())
    page = send(director, f"{ONE}approve/", when="later").text
    assert "write the day and the hour" in page
    day = spoken_day(clock.today() + timedelta(days=2))
    assert send(director, f"{ONE}approve/", when="later", on=day, at="09:30").status_code == 302
    assert send(director, f"{ONE}withdraw/", why="Not needed").status_code == 302
    assert "Not needed" in director.get(ONE).text
    written(question(rank=2), version=1)
    assert send(director, f"{ONE}return/", why="Too long").status_code == 302
    found = record(QUESTION, "late-remedies", clock.now())
    assert found
    assert found.state is State.RETURNED


def test_a_resource_reads_as_its_page_will(writer: Browser) -> None:
    """The preview prints the public site's own words."""
    page = send(writer, "/resources/add/learning/", do="look", **LEARNT).text
    assert "What changed</h3>" in page
    assert "<li>How often?</li>" in page
    where = send(writer, "/resources/add/learning/", do="save", **LEARNT).url
    assert where == "/resources/learning/bins/"
    page = writer.get(where + "change/").text
    assert 'value="1 May 2026"' in page
    assert "Who checks?\nHow often?" in page


def test_the_list_narrows_and_what_waits_comes_first(writer: Browser) -> None:
    """By kind, state and words."""
    approved(item())
    written(question())
    page = writer.get("/resources/").text
    assert page.index("late remedies") < page.index("Journeys to school")
    page = writer.get("/resources/?kind=learning&text=journeys").text
    assert "late remedies" not in page
    assert "late remedies" in writer.get("/resources/?text=came+late").text
    page = writer.get("/resources/?kind=learning&text=journeys").text
    assert "1 record" in page


def test_the_first_questions_are_there_from_the_first_start(
    writer: Browser, director: Browser
) -> None:
    """As drafts that the program wrote, each approved by a person; what is here stays as it is."""
    first = first_questions()
    written(question(first[0].key, text="Ours?"))
    assert write_first_questions(by="upheld") == len(first) - 1
    assert write_first_questions(by="upheld") == 0
    assert RecordVersion.objects.get(key=first[0].key).content["text"] == "Ours?"
    assert in_force(QUESTION, clock.now()) == {}
    one = f"/resources/question/{first[1].key}/"
    assert "the program" in writer.get(one).text
    assert send(director, f"{one}approve/", when="now").url == one
    assert list(in_force(QUESTION, clock.now())) == [first[1].key]


def test_of_whom_a_question_would_be_asked(director: Browser, settings: Any) -> None:
    """By the newest public year; before any is public, of nobody."""
    made = written(question(text="What of {body}?", rule=Rule(ground=Ground.ALWAYS)))
    place = f"/resources/question/{made.key}/asked/"
    assert "No year is public yet" in director.get(place).text
    Process(folder=settings.UPHELD_PUBLIC).publish(2020)
    page = director.get(f"{place}?version=1").text
    assert "What of Alder?" in page
    assert director.get(f"{place}?version=9").status_code == 404
    written(item())
    assert director.get("/resources/learning/school-transport/asked/").status_code == 404
