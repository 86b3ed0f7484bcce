"""The page of our own performance: numbers lead to their cases, empty bases are words."""

import re

import pytest

from support import working
from support.people import person_in
from support.staff import browser_of
from upheld.casework.actions.steps import take
from upheld.casework.models import CaseWork
from upheld.domain.roles import Role
from upheld.domain.stages import Step
from upheld.people.actions.conflicts import block
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
ROOM = "/performance/"


def test_an_empty_base_is_words() -> None:
    """Page and CSV say which base was empty; nowhere a nought per cent."""
    browser = browser_of(person_in(Role.DIRECTOR))
    page = browser.get(ROOM).content.decode()
    assert "no decisions" in page
    assert "No case waits for a decision" in page
    assert "0%" not in page.replace("50%", "")
    lines = browser.get(f"{ROOM}figures.csv").content.decode().splitlines()
    assert lines[0].startswith("period,first_day,last_day,measure,count,base,percent")
    assert all(",0,0,," in line for line in lines[1:])


def test_every_number_leads_to_as_many_cases() -> None:
    """Each link of the page opens a list of that length."""
    working.at_investigation()
    working.at_intake("barnet")
    key = working.at_assessment("leeds")
    CaseWork.objects.filter(pk=key).update(jurisdiction_on=clock.today())
    take(
        key=key, step=Step.CLOSE_AT_ASSESSMENT, version=None, by="person 1",
        reason_code="premature",
    )  # fmt: skip
    person = person_in(Role.CASEWORK_MANAGER)
    browser = browser_of(person)
    page = browser.get(ROOM).content.decode()
    links = re.findall(r'href="(/performance/cases/[^"]+)">([\d,]+)<', page)
    assert len(links) >= 9
    for path, number in links:
        shown = browser.get(path.replace("&amp;", "&")).content.decode()
        assert shown.count('<th scope="row"') == int(number), path
    block(person=person, body="luton", why="x", by="somebody")
    shown = browser.get(f"{ROOM}cases/?of=waiting").content.decode()
    assert "luton" not in shown.casefold()
    assert "counted in the figures and not listed" in shown


@pytest.mark.parametrize(
    "query",
    ["?of=decided&span=9999999", "?of=early&span=2026-13", "?of=decided", "?span=0001",
     "?of=decided&span=²"],
)  # fmt: skip
def test_what_is_no_span_is_not_found(query: str) -> None:
    """And breaks nothing."""
    assert browser_of(person_in(Role.DIRECTOR)).get(f"{ROOM}cases/{query}").status_code == 404


def test_strange_choices_show_an_empty_list() -> None:
    """A stage, an age or a holder that is none."""
    browser = browser_of(person_in(Role.DATA_OFFICER))
    for query in ("stage=<b>", "age=99", "age=²", "holder=person+99", "page=x&sort=no"):
        answer = browser.get(f"{ROOM}cases/?of=waiting&{query}")
        assert answer.status_code == 200
        assert b"<b>" not in answer.content
