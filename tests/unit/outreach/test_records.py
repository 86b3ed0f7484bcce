"""Questions and resources: one writes, another approves, and nothing is ever overwritten."""

from datetime import date, timedelta

import pytest

from support.resources import READER, WRITER, approved, item, question, written
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Overtaken, Refused
from upheld.outreach.actions.records import approve_version, return_version, withdraw_record
from upheld.outreach.models import RecordVersion
from upheld.outreach.models.record_version import LEARNING, QUESTION
from upheld.outreach.queries.records import State, ended, in_force, record, records
from upheld.register.actions.installation import settle_kind
from upheld.runs.rolling.shelf_resources import resources
from upheld.toolbox import clock

pytestmark = pytest.mark.django_db
KEY = "late-remedies"


def states() -> list[State]:
    """How the versions of the question stand, the newest first."""
    found = record(QUESTION, KEY, clock.now())
    return [state for _, state in found.versions] if found else []


def test_somebody_else_approves_and_it_is_public_at_once() -> None:
    """A draft is nowhere; approved, it is in force and in the shelf; the audit names both."""
    made = written(question())
    assert in_force(QUESTION, clock.now()) == {}
    with pytest.raises(Refused, match="somebody else has to approve"):
        approve_version(kind=QUESTION, key=KEY, number=1, public_from=None, by=WRITER)
    approve_version(kind=QUESTION, key=KEY, number=1, public_from=None, by=READER)
    assert in_force(QUESTION, clock.now())[KEY].content == made.content
    assert [each.id for each in resources(clock.now())] == [KEY]
    happened = AuditEvent.objects.filter(subject=f"question {KEY}").order_by("id")
    assert [(e.action, e.by) for e in happened] == [
        ("write_record", WRITER), ("approve_record", READER),
    ]  # fmt: skip


def test_a_version_waits_for_its_hour() -> None:
    """What is public stays so until then; an hour that is over is refused."""
    approved(question())
    hour = clock.now() + timedelta(days=2)
    written(question(text="What has {body} changed?"), version=1)
    with pytest.raises(Refused, match="that hour is over"):
        approve_version(
            kind=QUESTION, key=KEY, number=2, by=READER, public_from=hour - timedelta(days=3)
        )
    approve_version(kind=QUESTION, key=KEY, number=2, public_from=hour, by=READER)
    assert states() == [State.AHEAD, State.PUBLIC]
    assert "came late" in in_force(QUESTION, hour - timedelta(seconds=1))[KEY].content["text"]
    assert "changed" in in_force(QUESTION, hour)[KEY].content["text"]


def test_a_change_is_a_new_version_and_the_old_one_stays() -> None:
    """Whoever wrote any draft since the last approval cannot approve the newest."""
    approved(question())
    written(question(rank=1), version=1)
    written(question(rank=2), version=2, by="person 1003")
    assert states() == [State.WAITS, State.REPLACED, State.PUBLIC]
    with pytest.raises(Refused, match="you wrote a draft"):
        approve_version(kind=QUESTION, key=KEY, number=3, public_from=None, by=WRITER)
    approve_version(kind=QUESTION, key=KEY, number=3, public_from=None, by=READER)
    assert states() == [State.PUBLIC, State.REPLACED, State.REPLACED]


def test_two_people_on_one_record_are_told() -> None:
    """The later one keeps what they wrote; so does whoever approves what has changed."""
    written(question())
    with pytest.raises(Overtaken) as first:
        written(question(rank=7), by=READER)
    assert (first.value.by, first.value.version) == (WRITER, 1)
    written(question(rank=8), version=1)
    with pytest.raises(Overtaken):
        approve_version(kind=QUESTION, key=KEY, number=1, public_from=None, by=READER)


def test_the_same_words_twice_make_one_version() -> None:
    """A double click changes nothing, nor does saving what stands there."""
    assert written(question()).pk == written(question()).pk
    assert written(question(), version=1, by=READER).number == 1
    assert RecordVersion.objects.count() == 1


def test_a_draft_is_returned_with_a_reason() -> None:
    """The next version starts from it; the returned one cannot be approved."""
    written(question())
    with pytest.raises(Refused, match="say why"):
        return_version(kind=QUESTION, key=KEY, number=1, why=" ", by=READER)
    return_version(kind=QUESTION, key=KEY, number=1, why="Too long", by=READER)
    assert states() == [State.RETURNED]
    with pytest.raises(Refused, match="was returned"):
        approve_version(kind=QUESTION, key=KEY, number=1, public_from=None, by=READER)
    written(question(rank=3), version=1)
    assert states() == [State.WAITS, State.RETURNED]


def test_what_is_withdrawn_ends_and_may_come_again() -> None:
    """Nothing of it is in force, not even what waited for its hour; the reason is kept."""
    approved(question())
    hour = clock.now() + timedelta(days=2)
    written(question(rank=3), version=1)
    approve_version(kind=QUESTION, key=KEY, number=2, public_from=hour, by=READER)
    assert withdraw_record(kind=QUESTION, key=KEY, number=2, why="Out of date", by=READER) == 2
    assert in_force(QUESTION, clock.now()) == in_force(QUESTION, hour) == {}
    gone = RecordVersion.objects.get(number=1)
    assert ended(QUESTION, clock.now()) == {KEY: (gone.content, gone.withdrawn_at)}
    assert ended(QUESTION, hour) == ended(QUESTION, clock.now()), "version 2 was never public"
    assert ended(QUESTION, gone.withdrawn_at - timedelta(seconds=1)) == {}
    assert RecordVersion.objects.get(number=1).ended_why == "Out of date"
    with pytest.raises(Refused, match="none can be ended"):
        withdraw_record(kind=QUESTION, key=KEY, number=2, why="Again", by=READER)
    approved(question(rank=3), version=2)
    assert KEY in in_force(QUESTION, clock.now())
    assert ended(QUESTION, clock.now()) == {}


def test_a_resource_that_was_never_public_leaves_no_trace() -> None:
    """Withdrawn before its hour it is gone without a page; afterwards its kind and day stay."""
    for number, key in enumerate(("unseen", "seen")):
        made = written(item(key))
        hour = clock.now() + timedelta(hours=1) if not number else None
        approve_version(kind=LEARNING, key=key, number=made.number, public_from=hour, by=READER)
        withdraw_record(kind=LEARNING, key=key, number=1, why="Consent was withdrawn", by=READER)
    for hours in (0, 2):
        (gone,) = resources(clock.now() + timedelta(hours=hours))
        assert (gone.id, type(gone).__name__) == ("seen", "LearningGone")
        assert "Consent" not in str(gone)


def test_what_could_not_be_printed_is_refused() -> None:
    """Every fault at once, and nothing is kept."""
    with pytest.raises(Refused) as refused:
        written(question("Late Remedies", topic="a\u202eb"))
    assert [each.partition(":")[0] for each in refused.value.problems] == ["key", "topic"]
    with pytest.raises(Refused, match="no such question"):
        approve_version(kind=QUESTION, key="none", number=1, public_from=None, by=READER)
    assert not RecordVersion.objects.exists()


@pytest.mark.usefixtures("loaded_register")
def test_a_body_is_named_only_if_it_agreed() -> None:
    """It is in the register, and agreed before the day of publication."""
    with pytest.raises(Refused, match="agreed to be named"):
        item(body="luton")
    with pytest.raises(Refused, match="not in the register"):
        written(item(body="nowhere", consented=date(2026, 4, 1)))
    with pytest.raises(Refused, match="after the day of publication"):
        written(item(body="luton", consented=date(2026, 6, 1)))
    with pytest.raises(Refused, match="nothing is invented"):
        written(item(invented=True))
    approved(item(body="luton", consented=date(2026, 4, 1)))
    assert in_force(LEARNING, clock.now())["school-transport"].content["consented"] == "2026-04-01"


@pytest.mark.usefixtures("loaded_register")
def test_a_demonstration_names_no_real_body() -> None:
    """There everything is invented, and only bodies that do not exist are named."""
    settle_kind(demonstration=True, by="tests")
    agreed = {"consented": date(2026, 4, 1)}
    with pytest.raises(Refused, match="every resource is invented"):
        written(item())
    with pytest.raises(Refused, match="is real"):
        written(item(body="luton", invented=True, **agreed))
    written(item(body="exampleshire", invented=True, **agreed))
    assert [each.title for each in records(clock.now())] == ["Journeys to school"]
