"""What people change about bodies: dated, for a reason, one after the other, in the audit."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Overtaken, Refused
from upheld.register.actions.bodies import (
    add_body,
    add_name,
    change_type,
    correct_body,
    end_body,
    take_back,
)
from upheld.register.actions.loading import load_register
from upheld.register.facts import BodyFacts
from upheld.register.models import Authority, Edition
from upheld.register.queries import bodies
from upheld.register.queries.authorities import authorities_on, records, successors
from upheld.register.queries.public_bodies import register_edition, related_bodies
from upheld.register.queries.resolver import Resolver
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register"), pytest.mark.slow]

LAST = date(2028, 3, 31)
VESTING = date(2028, 4, 1)
SIGNED = {"why": "Order of Parliament", "by": "tests"}
NEW = BodyFacts(
    name="South Bedfordshire Council", short_name="South Bedfordshire",
    type=AuthorityType.UNITARY, region="East of England", gss_code="", start=VESTING, end=None,
)  # fmt: skip


def on(day: date) -> dict[str, Any]:
    """The register of a day."""
    return {body.slug: body for body in authorities_on(day)}


def reorganise() -> None:
    """Luton ends ahead of its day, and a new council follows."""
    add_body(slug="south-bedfordshire", facts=NEW, parent="", **SIGNED)
    end_body(
        authority="luton", last_day=LAST, successors=["south-bedfordshire"], version=0, **SIGNED
    )


def luton() -> BodyFacts:
    """What the register says of Luton."""
    return bodies.facts_of(Authority.objects.get(pk="luton"))


def test_a_reorganisation_takes_effect_on_its_day() -> None:
    """Entered ahead, nothing differs until the day; then nobody has to do anything."""
    reorganise()
    before, after = on(LAST), on(VESTING)
    assert (before["luton"].type, before["south-bedfordshire"].type) == ("unitary", None)
    assert (after["luton"].type, after["south-bedfordshire"].type) == (None, "unitary")
    assert successors("luton") == [("south-bedfordshire", "South Bedfordshire Council")]
    resolver = Resolver.from_register()
    assert resolver.resolve("South Bedfordshire Council", on=VESTING) == "south-bedfordshire"
    with pytest.raises(Refused):
        resolver.resolve("South Bedfordshire Council", on=LAST)


def test_the_public_learns_of_it_on_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then the body has no end and its successor is not there; then the site is new."""
    reorganise()
    told, before = related_bodies(), register_edition()
    assert told["luton"].record.end is None
    assert told["luton"].successors == ()
    assert "south-bedfordshire" not in told
    monkeypatch.setattr(clock, "today", lambda: VESTING)
    told = related_bodies()
    assert told["luton"].record.end == LAST
    assert told["south-bedfordshire"].predecessors == ("luton",)
    assert register_edition() != before


def test_a_name_holds_from_its_day() -> None:
    """Yesterday's lists and pages keep yesterday's name."""
    add_name(authority="luton", name="Luton City Council", start=VESTING, version=0, **SIGNED)
    assert on(LAST)["luton"].name == "Luton Borough Council"
    assert on(VESTING)["luton"].name == "Luton City Council"
    assert records()["luton"].name == "Luton Borough Council"
    body = Authority.objects.get(pk="luton")
    assert [span.ahead(LAST) for span in bodies.names_of(body)] == [False, True]


def test_a_type_holds_from_its_day() -> None:
    """Compared with its old kin before, with its new kin after."""
    change_type(
        authority="adur", kind=AuthorityType.UNITARY, start=VESTING, version=0, **SIGNED
    )  # fmt: skip
    assert (on(LAST)["adur"].type, on(VESTING)["adur"].type) == ("district", "unitary")
    adur = Authority.objects.get(pk="adur")
    assert [s.text for s in bodies.types_of(adur)] == ["district council", "unitary council"]


def test_what_lies_ahead_can_be_taken_back() -> None:
    """Name, type and end; what has begun is corrected instead."""
    reorganise()
    take_back(authority="luton", what="end", version=1, **SIGNED)
    add_name(authority="luton", name="Luton City Council", start=VESTING, version=2, **SIGNED)
    take_back(authority="luton", what="name", version=3, **SIGNED)
    change_type(authority="luton", kind=AuthorityType.COUNTY, start=LAST, version=4, **SIGNED)
    take_back(authority="luton", what="type", version=5, **SIGNED)
    now = on(VESTING)["luton"]
    assert (now.name, now.type, now.end) == ("Luton Borough Council", "unitary", None)
    assert successors("luton") == []
    with pytest.raises(Refused, match="nothing ahead"):
        take_back(authority="luton", what="end", version=6, **SIGNED)


def test_a_mistake_is_corrected_for_a_reason() -> None:
    """Only what differs is written down; the same again changes nothing."""
    said = replace(luton(), region="London", name="Luton Council")
    change = dict(authority="luton", facts=said, name_from=None, successors=[], version=0)
    started = Authority.objects.get(pk="luton").names.get(end=None, alias=False).start
    assert correct_body(**(change | {"name_from": started}), **SIGNED)
    assert luton() == said
    assert not correct_body(**(change | {"name_from": started, "version": 1}), **SIGNED)
    event = AuditEvent.objects.get(subject="body luton")
    assert event.detail == {"fields": ["name", "region"]}


def test_who_saves_second_is_told_who_changed_what() -> None:
    """And nothing of theirs is written."""
    add_name(authority="luton", name="Luton City Council", start=VESTING, version=0, **SIGNED)
    with pytest.raises(Overtaken) as told:
        end_body(authority="luton", last_day=LAST, successors=[], version=0, why="x", by="another")
    assert (told.value.by, told.value.version) == ("tests", 1)
    assert "Luton City Council" in told.value.what
    assert luton().end is None


@pytest.mark.parametrize(
    ("action", "change", "says"),
    [
        (add_name, {"name": "", "start": VESTING}, "empty"),
        (add_name, {"name": "Luton\nCouncil", "start": VESTING}, "line break"),
        (add_name, {"name": "Luton Borough Council", "start": VESTING}, "already"),
        (add_name, {"name": "X", "start": date(1970, 1, 1)}, "begins"),
        (change_type, {"kind": AuthorityType.UNITARY, "start": VESTING}, "already"),
        (end_body, {"last_day": LAST, "successors": ["luton"]}, "another body"),
        (end_body, {"last_day": LAST, "successors": ["nowhere"]}, "add it first"),
        (end_body, {"last_day": LAST, "successors": ["cumbria"]}, "cannot take over"),
        (end_body, {"last_day": date(1970, 1, 1), "successors": []}, "after that day"),
        (add_name, {"name": "X", "start": VESTING, "why": " "}, "reason"),
    ],
)
def test_what_cannot_be_is_refused(action: Any, change: dict[str, Any], says: str) -> None:
    """In words, and nothing is kept."""
    with pytest.raises(Refused, match=says):
        action(**(SIGNED | dict(authority="luton", version=0) | change))
    assert bodies.changes_of("luton") == []
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("slug", "facts", "says"),
    [
        ("luton", NEW, "already"),
        ("../etc", NEW, "small letters"),
        ("new", replace(NEW, gss_code="E06000999"), ""),
    ],
)
def test_a_new_body_is_checked(slug: str, facts: BodyFacts, says: str) -> None:
    """Its short form must be free and fit an address."""
    if says:
        with pytest.raises(Refused, match=says):
            add_body(slug=slug, facts=facts, parent="", **SIGNED)
    else:
        assert add_body(slug=slug, facts=facts, parent="", **SIGNED).start == VESTING


def test_another_edition_of_the_files_leaves_what_people_changed() -> None:
    """The others are brought up to it."""
    reorganise()
    Authority.objects.filter(pk__in=("luton", "leeds")).update(region="Nowhere")
    Edition.objects.update(fingerprint="another")
    load_register(by="tests")
    regions = dict(Authority.objects.filter(pk__in=("luton", "leeds")).values_list("pk", "region"))
    assert regions == {"luton": "Nowhere", "leeds": "Yorkshire and The Humber"}
    assert successors("luton") == [("south-bedfordshire", "South Bedfordshire Council")]
    assert luton().end == LAST


def test_every_change_is_one_event_of_a_whole_chain() -> None:
    """Who, what and which body."""
    reorganise()
    events = list(AuditEvent.objects.values_list("action", "subject", "by"))
    assert events == [
        ("add_body", "body south-bedfordshire", "tests"), ("end_body", "body luton", "tests"),
    ]  # fmt: skip
    assert audit.verify() == 2


def test_the_list_filters_and_sorts() -> None:
    """By state, type, region and text; what is not known comes last."""
    reorganise()
    today = clock.today()
    coming = bodies.bodies(bodies.WantedBodies(state=bodies.COMING), day=today)
    assert [b.slug for b in coming] == ["south-bedfordshire"]
    wanted = bodies.WantedBodies(type="county", state="", sort="-end")
    counties = bodies.bodies(wanted, day=today)
    assert counties[0].end == max(b.end for b in counties if b.end)
    assert counties[-1].end is None
    assert bodies.bodies(wanted, day=today, without={b.slug for b in counties}) == []
    assert today < LAST - timedelta(days=1)
