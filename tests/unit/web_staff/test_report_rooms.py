"""Reports on the staff site: from opening to our satisfaction, by the people who may."""

from datetime import timedelta
from typing import Any

import pytest

from support import working
from support.people import person_in
from support.reporting import FACTS, decide_first, issued_report
from support.staff import Browser, browser_of
from upheld.casework.actions.report_days import judge_answer, record_day
from upheld.casework.models import AuditEvent, ReportEvent, ReportWork
from upheld.domain.facts import ReportKind
from upheld.domain.report_happenings import Happening
from upheld.domain.roles import PERMITTED, Role
from upheld.people.actions.conflicts import block
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import door_of
from upheld.web.staff.reports.addresses import PATHS

pytestmark = pytest.mark.usefixtures("loaded_register")


@pytest.fixture
def key() -> str:
    """A case under investigation."""
    return working.at_investigation()


def tab_of(key: str) -> str:
    """The tab of a case."""
    reference, body = key.split("/")
    return f"/cases/{reference.replace(' ', '-')}/{body}/reports/"


def send(browser: Browser, path: str, **fields: Any) -> Any:
    """Send a form as its page gives it, tokens and version included."""
    form = browser.get(path)
    assert form.status_code == 200, path
    hidden = {
        name: form.content.decode().split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("version", "form_token")
    }
    return browser.post(path, hidden | fields)


def test_the_whole_way_of_a_report(key: str) -> None:
    """Two write and check, a third issues; what the body did is recorded; we are satisfied."""
    writer = browser_of(person_in(Role.INVESTIGATOR))
    checker, issuer = browser_of(person_in(Role.CASEWORK_MANAGER)), person_in(Role.OMBUDSMAN)
    tab, today = tab_of(key), spoken_day(clock.today())
    opened = send(writer, f"{tab}open/", kind="public_interest", title="Silence", law="amended")
    one = f"{tab}{ReportWork.objects.get().pk}/"
    assert opened["Location"] == one
    assert "Write its text" in writer.get("/reports/").text
    send(writer, f"{one}text/", title="Silence", text="We found fault.\n\nMuch of it.")
    send(writer, f"{one}facts/", **FACTS)
    assert b"Write the facts" not in writer.get(one).content
    send(writer, f"{one}draft/", way="letters", everybody="yes")
    ReportWork.objects.update(comments_due=clock.today() - timedelta(days=1))
    assert b"ask somebody else" in send(writer, f"{one}check/", true="yes", nameless="yes").content
    assert send(checker, f"{one}check/", true="yes", nameless="yes").status_code == 302
    assert "Decide the case" in writer.get("/reports/").text
    assert "The case is not decided: make its final decision first" in writer.get(one).text
    assert send(browser_of(issuer), f"{one}issue/", final="yes").status_code == 200
    decide_first(key)
    assert send(browser_of(issuer), f"{one}issue/", final="yes").status_code == 302
    assert ReportEvent.objects.get().found == FACTS["found"]
    assert "Day on which the body received it, to be recorded" in writer.get("/reports/").text
    for what in ("received", "noticed", "copies"):
        assert send(writer, f"{one}days/{what}/", on=today).status_code == 302
    replied = send(writer, f"{one}days/replied/", on=today, considered_by="Full council")
    assert replied.status_code == 302
    assert send(writer, f"{one}judge/", satisfied="yes", on=today).status_code == 302
    page = writer.get(one).content.decode()
    assert "Done in time" in page
    letters = writer.get(f"{tab.removesuffix('reports/')}letters/").text
    assert letters.count("Our draft report, for your comments") >= 2
    assert letters.count("Our report") >= 2
    assert ReportEvent.objects.latest("id").satisfied_on == clock.today().isoformat()


def test_what_is_missing_is_said_and_what_was_written_is_kept(key: str) -> None:
    """Every lack is a line of the summary; the reason stands in the form again."""
    send(
        browser_of(person_in(Role.INVESTIGATOR)), f"{tab_of(key)}open/",
        kind="public_interest", title="Silence", law="amended",
    )  # fmt: skip
    path = f"{tab_of(key)}{ReportWork.objects.get().pk}/issue/"
    page = send(browser_of(person_in(Role.DIRECTOR)), path, final="yes").content.decode()
    assert page.count("<li>") >= 3
    assert "No draft went to all sides" in page


def test_whoever_saves_second_keeps_what_they_wrote(key: str) -> None:
    """They are told who was first; sent again, theirs counts."""
    report = issued_report(key)
    path = f"{tab_of(key)}{report.pk}/days/received/"
    browser = browser_of(person_in(Role.INVESTIGATOR))
    fields = {"version": str(report.version), "on": spoken_day(clock.today())}
    record_day(
        number=report.pk, what=Happening.RECEIVED, on=clock.today(), version=None, by="person 9"
    )
    page = browser.post(path, fields).content.decode()
    assert "saved this first" in page
    assert fields["on"] in page
    assert f'value="{report.version + 1}"' in page


def test_a_double_click_opens_one_report(key: str) -> None:
    """The second is led where the first was."""
    browser, path = browser_of(person_in(Role.INVESTIGATOR)), f"{tab_of(key)}open/"
    page = browser.get(path).content.decode()
    token = page.split('name="form_token" value="')[1].split('"')[0]
    fields = {"form_token": token, "kind": "public_interest", "title": "T", "law": "amended"}
    answers = [browser.post(path, fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert ReportWork.objects.count() == 1


def test_the_list_says_overdue_in_words_and_the_desk_tells_of_it(key: str) -> None:
    """Received long ago, nothing since: the notice is overdue by its days."""
    report = issued_report(key)
    long_ago = clock.today() - timedelta(days=30)
    ReportWork.objects.filter(pk=report.pk).update(issued_on=long_ago, received_on=long_ago)
    browser = browser_of(person_in(Role.CASEWORK_MANAGER))
    assert "Overdue by 16 days" in browser.get("/reports/").content.decode()
    assert "Overdue by 16 days" in browser.get(tab_of(key)).content.decode()
    assert "1 report has something due" in browser.get("/").content.decode()
    assert "0 reports" in browser.get("/reports/?kind=further").content.decode()


def test_whoever_has_a_conflict_sees_nothing(key: str) -> None:
    """Neither in the list nor on the desk nor by the address."""
    report, person = issued_report(key), person_in(Role.INVESTIGATOR)
    block(person=person, body="luton", why="x", by="somebody")
    browser = browser_of(person)
    assert b"26 000" not in browser.get("/reports/").content
    assert browser.get(f"{tab_of(key)}{report.pk}/").status_code == 404


def test_a_script_in_a_report_is_text_and_its_view_is_noted(key: str) -> None:
    """Whatever is written is escaped wherever it is shown."""
    report, bad = issued_report(key), "<script>alert(1)</script>"
    ReportWork.objects.filter(pk=report.pk).update(
        title=bad, text=bad, facts=FACTS | {"found": bad}, considered_by=bad,
        replied_on=clock.today(), extended_to=clock.today(), extended_why=bad,
    )  # fmt: skip
    browser, one = browser_of(person_in(Role.INVESTIGATOR)), f"{tab_of(key)}{report.pk}/"
    for path in (one, f"{one}facts/", f"{one}check/", f"{one}text/", tab_of(key)):
        assert b"<script>alert" not in browser.get(path).content
    assert AuditEvent.objects.filter(action="view", detail__what="report").count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
def test_every_page_of_a_report_for_every_role(key: str, role: Role) -> None:
    """With a report that is there: seen by whoever has its deed, forbidden to everybody else."""
    report, browser = issued_report(key), browser_of(person_in(role))
    places = {"<slug:reference>/<slug:body>/reports/": tab_of(key).removeprefix("/cases/"),
              "<int:number>": str(report.pk), "<slug:what>": "replied"}  # fmt: skip
    for route in PATHS:
        path, door = f"/{route.pattern}", door_of(route.callback)
        for place, word in places.items():
            path = path.replace(place, word)
        assert door
        assert door.deed
        expected = 200 if door.deed in PERMITTED[role].deeds else 403
        assert browser.get(path).status_code == expected, path


def test_a_report_is_found_under_its_own_case_alone(key: str) -> None:
    """Not under another case or body, and no day of another name."""
    report, other = issued_report(key), working.at_investigation("barnet")
    browser = browser_of(person_in(Role.INVESTIGATOR))
    assert browser.get(f"{tab_of(other)}{report.pk}/").status_code == 404
    assert browser.get(f"{tab_of(key)}{report.pk}/days/eaten/").status_code == 404
    assert browser.get(f"{tab_of(key)}999/").status_code == 404


def test_a_draft_is_withdrawn_and_its_versions_are_compared(key: str) -> None:
    """Asked first, with why; nothing is due any more, and another report may be opened."""
    browser, tab = browser_of(person_in(Role.INVESTIGATOR)), tab_of(key)
    opening = {"kind": "public_interest", "title": "Silence", "law": "amended"}
    send(browser, f"{tab}open/", **opening)
    one = f"{tab}{ReportWork.objects.get().pk}/"
    for text in ("First.\n\nThe same.", "Second.\n\nThe same."):
        send(browser, f"{one}text/", title="Silence", text=text)
    page = browser.get(f"{one}versions/").text
    assert "1 of 3 parts differ" in page
    assert page.index("First.") < page.index("Second.")
    told = send(browser, f"{one}draft/", way="letters", on="1 April 2020", everybody="yes").text
    assert "Leave the day empty" in told
    assert (
        "Write the day on which the draft went out"
        in send(browser, f"{one}draft/", way="other", everybody="yes").text
    )
    assert "Say why the report is withdrawn" in send(browser, f"{one}withdraw/").text
    send(browser, f"{one}withdraw/", why="The body put it right.")
    page = browser.get(one).text
    assert "The body put it right." in page
    assert "Deadlines" not in page
    assert "withdraw/" not in page
    assert "was withdrawn on" in send(browser, f"{one}text/", title="T", text="x").text
    assert send(browser, f"{tab}open/", **opening).status_code == 302


def test_a_further_report_is_offered_where_it_is_due_and_linked_where_it_is_made(key: str) -> None:
    """Whoever reads the first report comes to the second, and is told once it is issued."""
    writer = browser_of(person_in(Role.INVESTIGATOR))
    first, tab = issued_report(key), tab_of(key)
    by = {"version": None, "by": "person 1"}
    record_day(number=first.pk, what=Happening.RECEIVED, on=clock.today(), **by)
    ReportWork.objects.update(replied_on=clock.today(), considered_on=clock.today())
    judge_answer(number=first.pk, satisfied=False, on=clock.today(), **by)
    assert f'<a href="{tab}open/">Open a report</a>' in writer.get(f"{tab}{first.pk}/").text
    further = issued_report(key, kind=ReportKind.FURTHER)
    page = writer.get(f"{tab}{first.pk}/").text
    assert f'<a href="{tab}{further.pk}/">further report</a> was issued on' in page
    assert "is to be made" not in page
