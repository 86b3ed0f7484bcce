"""The figures of a letter, counted from the sessions on record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import luton
from support.given_sessions import SESSIONS_2018, SESSIONS_2019, SESSIONS_2020, held
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact
from upheld.domain.method import method_of
from upheld.domain.office import Office
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.letters.compose import compose
from upheld.outreach.actions.activity import record_activity
from upheld.outreach.actions.given import record_given
from upheld.outreach.given import GivenSession
from upheld.outreach.models import Booking, Course, Session
from upheld.outreach.queries.activity import activity, disagreements
from upheld.register.actions.office import set_office
from upheld.register.queries.office import version
from upheld.toolbox import clock

LETTERS = {
    2018: (luton.figures_2018(), luton.PLAN_2018, luton.FURTHER_REPORT_2018),
    2020: (luton.figures_2020(), luton.PLAN_2020, luton.REPORT_2020),
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


def values(year: int) -> dict[str, str]:
    """What is in force for a year, by measure."""
    return {measure: fact.value for (of, measure), fact in activity().items() if of == year}


def paragraphs(year: int, facts: Iterable[ActivityFact]) -> list[str]:
    """All that the year's letter to Luton says."""
    figures, plan, report = LETTERS[year]
    letter = compose(
        figures=figures, method=method_of(year), plan=plan, addressee=luton.ADDRESSEE,
        reports=[report], activity=tuple(facts), names=luton.NAMES, links=luton.LINKS,
    )  # fmt: skip
    return [one.text for section in letter.sections for one in section.paragraphs]


def test_records_say_what_the_letter_of_2018_says() -> None:
    """58 courses and more than 800 people; what no session tells of stays as it was told."""
    told = luton.activity(2018, link_officer_network="yes", seminars="yes")
    record_activity(facts=told, by="tests")
    record_given(sessions=SESSIONS_2018, by="tests")

    assert values(2018) == {
        "link_officer_network": "yes", "seminars": "yes", "courses": "58",
        "people_trained": "837", "provider_share": "10.3%",
    }  # fmt: skip
    assert paragraphs(2018, activity().values()) == paragraphs(2018, luton.ACTIVITY_2018)


def test_records_say_what_the_letter_of_2020_says() -> None:
    """118 courses, 47 more; more than 1,400 people; four seminars, 178 delegates of 143 bodies."""
    record_given(sessions=(*SESSIONS_2018, *SESSIONS_2019, *SESSIONS_2020), by="tests")

    assert values(2020) == {
        "courses": "118", "people_trained": "1438", "provider_share": "21.2%, highest",
        "seminars": "London;Bristol;Leeds;Birmingham", "delegates": "178",
        "authorities_at_seminars": "143",
    }  # fmt: skip
    assert activity()[2020, "courses"].source == "training record: 118 sessions"
    assert paragraphs(2020, activity().values()) == paragraphs(2020, luton.ACTIVITY_2020)


def test_highest_needs_every_earlier_year() -> None:
    """With a year missing in between, or told without its share, last year is all there is."""
    record_given(sessions=(*SESSIONS_2018, *SESSIONS_2020), by="tests")
    assert values(2020)["provider_share"] == "21.2%"
    record_activity(facts=luton.activity(2019, provider_share="12%"), by="tests")
    assert values(2020)["provider_share"] == "21.2%, highest"
    record_activity(facts=luton.activity(2017, courses="60"), by="tests")
    assert values(2020)["provider_share"] == "21.2%"


def test_ever_goes_back_to_the_day_since_when_training_is_given() -> None:
    """The state of the office that counts today says it; one that lies ahead says nothing yet."""
    record_given(sessions=(*SESSIONS_2018, *SESSIONS_2019, *SESSIONS_2020), by="tests")
    office = Office(
        counts_from=date(2020, 1, 1), sender="S", address=("A",), signatory="O", titles=("T",),
        telephone="1", telephone_hours="10 to 4", post=("P",), email="o@o.example",
        public_hour=time(9, 30), days_to_publication=7,
        training_since=date(2017, 4, 1),
    )  # fmt: skip

    def said(since: date, counts_from: date = office.counts_from) -> str:
        now = replace(office, training_since=since, counts_from=counts_from)
        set_office(office=now, signature=None, why="said", version=version(), by="tests")
        return values(2020)["provider_share"]

    assert said(date(2017, 4, 1)) == "21.2%, highest"
    assert said(date(2014, 5, 1), clock.today() + timedelta(days=9)) == "21.2%, highest"
    assert said(date(2017, 3, 31)) == "21.2%", "the year to 31 March 2017 is not on record"
    assert said(date(2019, 4, 1)) == "21.2%, highest", "what is on record was given"
    with pytest.raises(Refused, match="training since"):
        replace(office, training_since=date(2020, 1, 2))


def test_the_same_record_again_changes_nothing() -> None:
    """Known by their references; one audit event; no name, and nobody to forget or to write to."""
    assert record_given(sessions=SESSIONS_2020, by="tests") == 122
    assert record_given(sessions=SESSIONS_2020, by="tests") == 0
    assert AuditEvent.objects.filter(action="record_given").count() == 1
    assert set(Booking.objects.values_list("name", "email")) == {("", "")}
    assert not Booking.objects.filter(forgotten_at=None).exists()


def test_a_session_that_is_otherwise_on_record_is_refused() -> None:
    """Both values are named, and nothing else of the list is taken."""
    first, second = SESSIONS_2018[:2]
    record_given(sessions=[first], by="tests")
    with pytest.raises(Refused) as caught:
        record_given(sessions=[second, replace(first, people=99)], by="tests")
    assert (
        f"{first.reference}: people is {first.people} on record and 99"
        in (caught.value.problems[0])
    )
    assert Session.objects.count() == 1


def test_one_title_for_two_audiences_is_two_courses() -> None:
    """Each with a name of its own; sessions of one course share it."""
    record_given(
        sessions=[held("a"), held("b"), held("c", audience=Audience.PROVIDERS)], by="tests"
    )
    assert sorted(Course.objects.values_list("slug", flat=True)) == [
        "complaint-handling", "complaint-handling-2",
    ]  # fmt: skip


def test_a_session_of_today_is_planned_not_brought_in() -> None:
    """What has not ended was not given."""
    with pytest.raises(Refused, match="has not ended"):
        record_given(sessions=[held("a", day=date.max - timedelta(days=9))], by="tests")


def test_a_told_figure_that_differs_is_said_with_both() -> None:
    """The record counts; a bound or a word that leaves room for it is no difference."""
    told = luton.activity(2018, courses="59", people_trained=">800", provider_share="highest")
    record_activity(facts=told, by="tests")
    record_given(sessions=SESSIONS_2018, by="tests")
    courses, share = disagreements()
    assert courses.words == (
        "courses of 2018: training record: 58 sessions gives 58, activity.csv 59 "
        "(training record); the record counts"
    )
    assert share.told.value == "highest"
    assert values(2018)["courses"] == "58"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (dict(people=-1), "people is no number"),
        (dict(city=""), "city is empty"),
        (dict(body="luton"), "body belongs to an in-house session"),
        (dict(bodies=(("luton", 9), ("leeds", 9)), people=17), "18 people, more than the 17"),
        (dict(bodies=(("luton", 1), ("luton", 1))), "names a body twice"),
        (dict(bodies=(("luton", 1),), audience=Audience.PROVIDERS), "bodies are not for providers"),
        (dict(hours=Decimal(13)), "hours is no length"),
    ],
)
def test_what_cannot_have_been_is_refused(changes: dict[str, Any], words: str) -> None:
    """Each with the column that says it."""
    with pytest.raises(Refused, match=words):
        held("a", **changes)


BODIES = ("luton", "leeds", "croydon")
RECORDS = st.lists(
    st.builds(
        lambda day, kind, audience, city, bodies, more: (day, kind, audience, city, bodies, more),
        st.dates(date(2017, 3, 28), date(2020, 4, 3)),
        st.sampled_from(CourseKind),
        st.sampled_from(Audience),
        st.sampled_from(("London", "Leeds", "")),
        st.dictionaries(st.sampled_from(BODIES), st.integers(1, 4)),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(records=RECORDS)
def test_any_record_counts_as_a_plain_count(records: list[tuple[Any, ...]]) -> None:
    """Courses, people, cities, delegates and bodies, counted line by line."""
    Booking.objects.all().delete()
    Session.objects.all().delete()
    plain: dict[tuple[int, str], Any] = defaultdict(int)
    bodies: dict[int, set[str]] = defaultdict(set)
    made = []
    for number, (day, kind, audience, city, came, more) in enumerate(records):
        own = came if audience is Audience.COUNCILS else {}
        people = sum(own.values()) + more
        made.append(_given(number, day, kind, audience, city, own, people))
        year = ReportingYear.of(day).ended
        if kind is CourseKind.COURSE:
            plain[year, "courses"] += 1
            plain[year, "people_trained"] += people
        else:
            plain[year, "delegates"] += people
            bodies[year] |= set(own)
    record_given(sessions=made, by="tests")
    found = {
        key: fact.value for key, fact in activity().items()
        if key[1] in {"courses", "people_trained", "delegates"}
    }  # fmt: skip
    assert found == {key: str(value) for key, value in plain.items()}
    for year, slugs in bodies.items():
        said = values(year).get("authorities_at_seminars", "0")
        assert int(said.removeprefix(">")) + said.startswith(">") == len(slugs)


def _given(number: int, day: date, *told: Any) -> GivenSession:
    kind, audience, city, bodies, people = told
    return held(
        f"r{number}", day=day, kind=kind, audience=audience, city=city, people=people,
        way=SessionWay.OPEN if city else SessionWay.ONLINE, bodies=tuple(bodies.items()),
    )  # fmt: skip
