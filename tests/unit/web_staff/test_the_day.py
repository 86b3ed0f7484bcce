"""The day on the screen: what waits for me, for the team, when, and cases found for a caller."""

from datetime import timedelta
from typing import Any

import pytest

from support import remedies, working
from support.people import as_now, person_in
from support.reporting import issued_report
from support.staff import Browser, browser_of
from upheld.casework.actions.review_holding import assign_review
from upheld.casework.actions.reviews import Asked, ask_review
from upheld.casework.models import (
    AuditEvent,
    CaseWork,
    Complainant,
    Recommendation,
    RecommendationEvent,
    ReportWork,
)
from upheld.casework.queries.tasks import tasks
from upheld.domain.roles import Role
from upheld.domain.sides import Side
from upheld.people.actions.conflicts import block
from upheld.people.actions.roles import end_person
from upheld.people.models import Person
from upheld.toolbox import clock
from upheld.toolbox.working_days import working_days_after
from upheld.web.staff.day.mine import task_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]


@pytest.fixture
def investigator() -> Person:
    """Who holds the cases."""
    return person_in(Role.INVESTIGATOR)


def text(browser: Browser, path: str) -> str:
    """What a page says."""
    answer: Any = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def held_by(person: Person, key: str) -> str:
    """The same case, with a person."""
    CaseWork.objects.filter(pk=key).update(holder=person.key)
    return key


def test_each_deadline_is_a_task(investigator: Person) -> None:
    """Comments, contact with both sides, remedies: by day, until they are settled."""
    key = held_by(investigator, working.with_provisional_decision())
    today = clock.today()
    CaseWork.objects.filter(pk=key).update(
        comments_due=today - timedelta(days=1), next_contact=today + timedelta(days=2)
    )
    assert [(t.what, t.state(today)) for t in tasks(holder=investigator.key)] == [
        ("Comments on the provisional decision due", "overdue"),
        ("Tell both sides how it stands", "to come"),
    ]
    CaseWork.objects.filter(pk=key).update(stage="remedy")
    RecommendationEvent(
        recommendation=Recommendation.objects.get(), what="agreed", on=today, at=clock.now(),
        by=working.WHO,
    ).save()  # fmt: skip
    (remedy,) = tasks(holder=investigator.key)
    assert remedy.what == "Recommendation 1 due"
    Recommendation.objects.update(done_on=today)
    (remedy,) = tasks(holder=investigator.key)
    assert remedy.what == "Evidence of recommendation 1 due"
    Recommendation.objects.update(outcome="on_time", settled_on=today)
    assert tasks(holder=investigator.key) == []


def test_intake_and_assessment_have_twenty_working_days(investigator: Person) -> None:
    """From receipt, whoever holds it; forwarded, the day is done with."""
    key = held_by(investigator, working.at_assessment())
    (task,) = tasks(holder=investigator.key)
    assert task.due == working_days_after(clock.today(), 20)
    assert task.place == "assessment/"
    CaseWork.objects.filter(pk=key).update(stage="investigation")
    assert tasks(holder=investigator.key) == []
    waiting = working.ready_at_intake("bedford")
    assert [f"{t.reference}/{t.body}" for t in tasks(holder="")] == [waiting]


def test_a_request_for_review_is_looked_at_within_three_working_days(
    investigator: Person,
) -> None:
    """The day of the request does not count."""
    key = held_by(investigator, remedies.decided())
    asked = Asked(side=Side.BODY, on=clock.today(), ground="A new fact.")
    ask_review(key=key, version=None, by=working.WHO, asked=asked)
    review = next(t for t in tasks(holder=investigator.key) if t.place == "reviews/")
    assert review.due == working_days_after(clock.today(), 3)


def test_what_is_proposed_while_a_review_is_open_is_no_task(investigator: Person) -> None:
    """Nobody asks the body for it yet."""
    key = held_by(investigator, remedies.decided())
    asked = Asked(side=Side.BODY, on=clock.today(), ground="A new fact.")
    ask_review(key=key, version=None, by=working.WHO, asked=asked)
    remedies.add(key, by=working.WHO)
    asked_for = [t.what for t in tasks(holder=investigator.key) if t.place == "remedies/"]
    assert asked_for == ["Recommendation 1 due"]


def test_the_clock_of_a_report_is_in_the_day(investigator: Person) -> None:
    """Each duty that waits now, with its page; none that has not begun."""
    key = held_by(investigator, remedies.decided())
    report = issued_report(key)
    received = clock.today() - timedelta(days=30)
    ReportWork.objects.filter(pk=report.pk).update(issued_on=received, received_on=received)
    found = {t.what: t for t in tasks(holder=investigator.key) if t.place.startswith("reports/")}
    assert set(found) == {
        "Report: Public notice by the body",
        "Report: Reply of the body: what it has done or will do",
    }
    assert {t.place for t in found.values()} == {f"reports/{report.pk}/"}
    answer: Any = browser_of(investigator).get(task_address(next(iter(found.values()))))
    assert answer.status_code == 200


def test_my_work_is_mine_and_overdue_is_said_in_words(investigator: Person) -> None:
    """Somebody else’s cases are not there."""
    mine = held_by(investigator, working.with_provisional_decision())
    working.at_investigation("bedford")
    CaseWork.objects.update(comments_due=clock.today() - timedelta(days=1))
    page = text(browser_of(investigator), "/day/")
    assert mine.split("/", maxsplit=1)[0] in page
    assert "overdue" in page
    assert "Bedford" not in page


def test_the_team_sees_what_nobody_holds() -> None:
    """And who has how much."""
    key = working.at_assessment()
    CaseWork.objects.filter(pk=key).update(holder="")
    lead = person_in(Role.TEAM_COORDINATOR)
    held_by(lead, working.at_investigation("bedford"))
    page = text(browser_of(lead), "/day/team/")
    assert key.split("/", maxsplit=1)[0] in page
    assert lead.name in page


def test_what_lies_with_somebody_who_cannot_work_on_it_is_shown_to_be_moved() -> None:
    """Who left, who lost the role, who has a conflict; until it is with somebody else."""
    gone, lead = person_in(Role.CASEWORK_MANAGER), person_in(Role.TEAM_COORDINATOR)
    reviewed = remedies.decided()
    asked = Asked(side=Side.BODY, on=clock.today(), ground="A new fact.")
    ask_review(key=reviewed, version=None, by=working.WHO, asked=asked)
    held = held_by(person_in(Role.INVESTIGATOR), working.at_investigation("bedford"))
    CaseWork.objects.filter(pk=reviewed).update(holder="")
    assign_review(key=reviewed, version=None, by=lead.key, holder=gone.key)
    browser, words = browser_of(lead), "With somebody who cannot work on it"
    assert words not in text(browser, "/day/team/")
    assert "cannot work on" not in text(browser, "/")
    end_person(person=gone, why="left", version=as_now(gone), by=lead.key)
    block(person=Person.objects.get(email__startswith="investigator"), body="bedford", why="x",
          by=lead.key)  # fmt: skip
    page = text(browser, "/day/team/")
    assert words in page
    places = {f"/cases/{held.replace(' ', '-')}/share/",
              f"/cases/{reviewed.replace(' ', '-')}/reviews/assign/"}  # fmt: skip
    assert {place for place in places if f'href="{place}"' in page} == places
    assert "2 cases and reviews are with somebody who cannot work on them" in text(browser, "/")
    assign_review(key=reviewed, version=None, by=lead.key, holder="")
    CaseWork.objects.filter(pk=held).update(holder="")
    assert words not in text(browser, "/day/team/")


def test_the_calendar_has_its_months(investigator: Person) -> None:
    """A day stands in its month; nonsense is the present month."""
    key = held_by(investigator, working.at_investigation())
    day = clock.today().replace(day=28)
    CaseWork.objects.filter(pk=key).update(next_contact=day)
    browser = browser_of(investigator)
    assert "Tell both sides" in text(browser, f"/day/calendar/?month={day:%Y-%m}")
    assert "Nothing falls due" in text(browser, "/day/calendar/?month=2001-02")
    assert f"{clock.today():%B %Y}" in text(browser, "/day/calendar/?month=never")


def test_a_case_is_found_by_what_a_caller_knows(investigator: Person) -> None:
    """Reference, name in any order, postcode; and that a person was found is noted."""
    key = working.at_investigation()
    reference = key.split("/", maxsplit=1)[0]
    browser = browser_of(investigator)
    for words in (reference, reference.replace(" ", ""), "example pat", "zz1 1zz", "luton"):
        assert f"/cases/{reference.replace(' ', '-')}/luton/" in text(
            browser, f"/day/search/?text={words}"
        ), words
    Complainant.objects.update(name="Zoë O’Brien")
    for words in ("zoe", "ZOË", "o'brien zoe", "Ms Zoe O’Brien"):
        assert reference in text(browser, f"/day/search/?text={words}"), words
    assert "No case" in text(browser, "/day/search/?text=nobody")
    noted = AuditEvent.objects.filter(action="view", by=investigator.key, subject=reference)
    assert noted.get().detail == {"what": "search"}


def test_a_name_is_shown_as_text_and_a_conflict_hides_the_case(investigator: Person) -> None:
    """Nothing is executed; whoever must not meet the body finds nothing."""
    key = working.at_investigation()
    Complainant.objects.update(name="<script>alert(1)</script>")
    browser = browser_of(investigator)
    assert "<script>alert" not in text(browser, "/day/search/?text=script")
    block(person=investigator, body="luton", why="related", by=person_in(Role.DIRECTOR).key)
    assert key.split("/", maxsplit=1)[0] not in text(browser, "/day/search/?text=luton")


def test_the_desk_tells_of_what_is_due_in_cases_held(investigator: Person) -> None:
    """What is due soon is counted, and leads to the day; without a case nothing is said."""
    browser = browser_of(investigator)
    assert "In the cases that you hold" not in text(browser, "/")
    key = remedies.decided("luton", remedies.IMPROVES, days=7)
    held_by(investigator, key)
    page = text(browser, "/")
    assert "In the cases that you hold 1 thing is due within 14 days or overdue" in page
    assert '<a href="/day/">See my work</a>' in page


def test_the_desk_counts_summaries_to_check(investigator: Person) -> None:
    """For whoever may check them, and did not write them."""
    checker = person_in(Role.TEAM_COORDINATOR)
    key = working.at_investigation("luton")
    remedies.add(key, remedies.IMPROVES, by=checker.key)
    assert "See the summaries" not in text(browser_of(checker), "/")
    remedies.add(working.at_investigation("leeds"), remedies.IMPROVES, by=investigator.key)
    page = text(browser_of(checker), "/")
    assert "1 public summary of a recommendation waits to be checked" in page
    assert "See the summaries" not in text(browser_of(investigator), "/")
