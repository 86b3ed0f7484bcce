"""Remedies on the screen: the tab of a case, its acts, the queue, and who may do what."""

import re
from datetime import timedelta
from typing import Any

import pytest

from support import remedies, working
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.actions.remedies import assessing, happenings
from upheld.casework.models import (
    Case,
    CaseWork,
    ComplianceEvent,
    Recommendation,
    RecommendationEvent,
)
from upheld.domain.roles import PERMITTED, Deed, Role
from upheld.domain.stages import Stage
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
DAY = timedelta(days=1)


@pytest.fixture
def investigator() -> Person:
    """Who investigates and monitors."""
    return person_in(Role.INVESTIGATOR)


def tab_of(key: str) -> str:
    """Address of the tab."""
    return f"/cases/{key.replace(' ', '-')}/remedies/"


def send(browser: Browser, path: str, **said: str) -> Any:
    """Open a form and send it with its own tokens, as a browser does."""
    page = browser.get(path)
    assert page.status_code == 200, path
    main = page.text[page.text.index("<main") :]
    hidden = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', main))
    return browser.post(path, hidden | said)


def test_a_recommendation_from_its_draft_to_its_outcome(
    investigator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Added, dated, decided, done late, evidenced, assessed, and the case is closed."""
    key = working.at_investigation()
    browser, tab = browser_of(investigator), tab_of(key)
    answer = send(
        browser, f"{tab}add/", kind="apology", personal_text="Apologise to Pat Example.",
        public_summary="", theme="", evidence_expected="The letter.",
    )  # fmt: skip
    assert answer.url == tab
    due = clock.today() + 28 * DAY
    assert send(browser, f"{tab}1/agree/", due=spoken_day(due), agreed_on="").url == tab
    page = browser.get(tab).text
    assert "Apologise to Pat Example." in page
    assert "no day agreed yet" not in page
    CaseWork.objects.filter(pk=key).update(stage=Stage.REMEDY)
    RecommendationEvent(
        recommendation=remedies.only(key), what="agreed", on=due, due=due, at=clock.now(), by="x"
    ).save()
    monkeypatch.setattr(clock, "today", lambda: due + 5 * DAY)
    assert send(browser, f"{tab}1/done/", on=spoken_day(due + DAY)).url == tab
    assert send(browser, f"{tab}1/evidence/", on=spoken_day(due + 2 * DAY), note="Seen.").url == tab
    assert send(browser, f"{tab}1/assess/", verdict="complete", why="").url == tab
    page = browser.get(tab).text
    assert "This case counts as <strong>late</strong>" in page
    assert remedies.work(key).stage == Stage.CLOSED
    assert "Take the assessment back" in page


def test_a_refused_form_keeps_what_was_written(investigator: Person) -> None:
    """The summary says why; a second press of the same form does its work once."""
    key = working.at_investigation()
    browser, tab = browser_of(investigator), tab_of(key)
    said = {"kind": "training", "personal_text": "", "theme": "", "evidence_expected": ""}
    answer = send(browser, f"{tab}add/", public_summary="Train everybody.", **said)
    assert answer.status_code == 200
    assert "has a public summary and a theme" in answer.text
    assert "Train everybody." in answer.text
    assert 'href="#kind"' in answer.text
    page = browser.get(f"{tab}add/").text
    hidden = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', page))
    whole = hidden | said | {"theme": "Training", "public_summary": "Train everybody."}
    for _ in range(2):
        assert browser.post(f"{tab}add/", whole).url == tab
    assert Recommendation.objects.count() == 1


def test_whoever_is_second_is_told(investigator: Person) -> None:
    """The form keeps what was written, names who was first, and counts when sent again."""
    key = remedies.decided()
    browser, path = browser_of(investigator), f"{tab_of(key)}1/done/"
    page = browser.get(path).text
    hidden = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', page))
    other = person_in(Role.CASEWORK_MANAGER)
    happenings.note_evidence(
        recommendation=remedies.only(key).pk,
        version=None,
        on=clock.today(),
        by=other.key,
        note="Seen.",
    )
    answer = browser.post(path, hidden | {"on": spoken_day(clock.today())})
    assert f"{other.name} saved this first" in answer.text
    assert spoken_day(clock.today()) in answer.text
    again = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', answer.text))
    assert browser.post(path, again | {"on": spoken_day(clock.today())}).status_code == 302


@pytest.mark.parametrize("role", list(Role))
def test_a_director_alone_says_that_a_remedy_was_refused(role: Role) -> None:
    """By page and by form; nobody else, whatever they send."""
    key = remedies.decided()
    browser, path = browser_of(person_in(role)), f"{tab_of(key)}1/unsatisfied/"
    sent = browser.post(path, {"why": "It refuses.", "version": remedies.only(key).version})
    if role is Role.DIRECTOR:
        assert sent.url == f"{tab_of(key)}1/new-case/"
        assert remedies.only(key).outcome == "not_satisfied"
        return
    assert sent.status_code == 403
    assert Deed.SETTLE_UNSATISFIED not in PERMITTED[role].deeds
    said = {"verdict": "unsatisfied", "why": "It refuses.", "version": "1"}
    browser.post(f"{tab_of(key)}1/assess/", said)
    assert remedies.only(key).outcome is None
    assert not ComplianceEvent.objects.filter(outcome__isnull=False).exists()


def test_a_failure_is_offered_as_a_case_of_its_own() -> None:
    """Its complaint is written already; nothing is opened before somebody confirms."""
    key = remedies.decided()
    director = browser_of(person_in(Role.DIRECTOR))
    offered = send(director, f"{tab_of(key)}1/unsatisfied/", why="It refuses.").url
    page = director.get(offered).text
    assert "has not provided a remedy that it agreed to" in page
    assert Case.objects.count() == 1
    assert "Open a case about this failure" in director.get(tab_of(key)).text
    opened = send(director, offered, text="No apology came.").url
    made = Case.objects.latest("reference")
    assert opened == f"/cases/{made.reference.replace(' ', '-')}/luton/"
    assert "<h3>Opened by us, " in director.get(opened).text
    page = director.get(tab_of(key)).text
    assert f">{made.reference}</a> was opened about the failure" in page
    assert "Open a case about this failure" not in page


def test_a_finding_of_a_director_is_taken_back_by_one(investigator: Person) -> None:
    """The ordinary form refuses it."""
    key = remedies.decided()
    number = remedies.only(key).pk
    assessing.settle_unsatisfied(recommendation=number, version=None, why="x", by="person 9")
    browser = browser_of(investigator)
    assert "director" in send(browser, f"{tab_of(key)}1/take-back/", why="x").text
    assert browser.get(f"{tab_of(key)}1/take-back-finding/").status_code == 403
    director = browser_of(person_in(Role.DIRECTOR))
    assert send(director, f"{tab_of(key)}1/take-back-finding/", why="x").status_code == 302
    assert remedies.work(key).stage == Stage.REMEDY


def test_more_time_for_a_day_that_is_over_is_weighed_first(investigator: Person) -> None:
    """Lateness is judged by the new day: whoever agrees to it then is told."""
    key = remedies.decided()
    browser = browser_of(investigator)
    assert "what was late" not in browser.get(f"{tab_of(key)}1/extend/").text
    past = clock.today() - timedelta(days=1)
    Recommendation.objects.update(first_due=past, due=past)
    assert "makes what was late count as on time" in browser.get(f"{tab_of(key)}1/extend/").text


def test_a_summary_is_checked_from_its_list() -> None:
    """Not by its writer; refused with every fault in the summary of errors."""
    manager, key = person_in(Role.CASEWORK_MANAGER), working.at_investigation()
    remedies.add(key, remedies.IMPROVES, by=manager.key)
    coordinator = browser_of(person_in(Role.TEAM_COORDINATOR))
    path = f"{tab_of(key)}1/check/"
    own = browser_of(manager)
    assert "you: somebody else checks it" in own.get("/remedies/summaries/").text
    assert "You wrote this summary" in send(own, path).text
    assert path in coordinator.get("/remedies/summaries/").text
    Recommendation.objects.update(public_summary="Tell Pat within 3 weeks.")
    refused = send(coordinator, path).text
    assert "It holds the name of a person of the case" in refused
    assert "It holds a day or a timescale" in refused
    Recommendation.objects.update(public_summary="Train staff.")
    assert send(coordinator, path).url == tab_of(key)
    assert "Every summary is checked" in coordinator.get("/remedies/summaries/").text


def _rows(page: str) -> list[str]:
    return re.findall(r'<a href="(/cases/[^"#]+)#remedy', page)


def test_the_queue_is_due_first_and_filtered(
    investigator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soon, overdue, evidence, more time asked; by body, holder and kind; without words of it."""
    keys = [remedies.decided(body) for body in ("luton", "bedford", "barnet", "kent")]
    numbers = [Recommendation.objects.get(case_body_id=key).pk for key in keys]
    Recommendation.objects.filter(pk=numbers[1]).update(due=clock.today() + 35 * DAY)
    CaseWork.objects.update(holder="person 99")
    CaseWork.objects.filter(pk=keys[2]).update(holder=investigator.key)
    happenings.note_evidence(
        recommendation=numbers[2], version=None, on=clock.today(), note="Seen.", by="x"
    )
    happenings.ask_more_time(
        recommendation=numbers[3], version=None, until=clock.today() + 60 * DAY, asked_by="office",
        why="x", by="x",
    )  # fmt: skip
    later = clock.today() + 29 * DAY
    monkeypatch.setattr(clock, "today", lambda: later)
    browser = browser_of(investigator)
    tabs = [tab_of(key) for key in keys]
    page = browser.get("/remedies/").text
    assert "Nothing presses today" not in page
    assert _rows(page) == [tabs[0], tabs[2], tabs[3], tabs[1]]
    assert "1 day over" in page
    assert "Apologise" not in page
    for query, expected in {
        "wait=overdue": [tabs[0]], "wait=soon": [tabs[1]], "wait=evidence": [tabs[2]],
        "wait=asked": [tabs[3]], "wait=later": [], "holder=mine": [tabs[2]],
        "text=bedf": [tabs[1]], "kind=training": [], "wait=all&sort=-due": tabs[1:2],
    }.items():  # fmt: skip
        assert _rows(browser.get(f"/remedies/?{query}").text)[: len(expected) or None] == expected


def test_a_conflict_keeps_a_body_out_of_everything(investigator: Person) -> None:
    """Not in the queue, not by address."""
    key = remedies.decided()
    browser = browser_of(investigator)
    assert _rows(browser.get("/remedies/?wait=all").text) == [tab_of(key)]
    block(person=investigator, body="luton", why="x", by="somebody")
    assert _rows(browser.get("/remedies/?wait=all").text) == []
    for place in ("", "1/done/", "1/assess/"):
        assert browser.get(f"{tab_of(key)}{place}").status_code == 404


def test_the_desk_tells_what_presses(investigator: Person) -> None:
    """A request waits for the holder although its day is far; what is only due later does not."""
    key = remedies.decided()
    CaseWork.objects.update(holder=investigator.key)
    browser = browser_of(investigator)
    assert "Remedies in the cases that you hold" not in browser.get("/").text
    queue = browser.get("/remedies/").text
    assert "Nothing presses today. Here is everything awaited." in queue
    assert _rows(queue) == [tab_of(key)]
    assert _rows(browser.get("/remedies/?wait=now").text) == []
    happenings.ask_more_time(
        recommendation=remedies.only(key).pk, version=None, until=clock.today() + 90 * DAY,
        asked_by="link officer", why="x", by="x",
    )  # fmt: skip
    assert "cases that you hold: 1 more time asked for." in browser.get("/").text


def test_what_people_write_is_words_and_nothing_else(investigator: Person) -> None:
    """A script in any field is shown as it was written."""
    key, script = working.at_investigation(), "<script>alert(1)</script>"
    browser, tab = browser_of(investigator), tab_of(key)
    send(
        browser, f"{tab}add/", kind="policy", personal_text=script, public_summary=script,
        theme=script, evidence_expected=script,
    )  # fmt: skip
    for path in (tab, f"{tab}1/change/", f"{tab}1/agree/"):
        page = browser.get(path).text
        assert "<script" not in page
        assert "&lt;script&gt;alert(1)" in page
