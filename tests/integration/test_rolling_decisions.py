"""The roll publishes and withdraws single cases, by every road, without making the site again."""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from support.remedies import decided
from support.reporting import issued_report
from upheld.casework.models import AuditEvent, ImprovementEvent, PublishedDecision
from upheld.domain.errors import OutsideFailed
from upheld.domain.publication import NotShown, TakenDown
from upheld.publication.reader import PublicStore
from upheld.publication.shelf.facts import CaseCount
from upheld.publication.store import swap
from upheld.publication.store.layout import STORES
from upheld.register.sooner import is_asked, leave_word
from upheld.runs.annual.count import count, latest_release
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.publish import stage
from upheld.runs.changes.models import Change
from upheld.runs.doctor import public_site
from upheld.runs.rolling import bridging, composing, opening
from upheld.runs.rolling.bridging import Bridges
from upheld.runs.rolling.bulk_ahead import make_bulk_ahead
from upheld.runs.rolling.edition import site_of
from upheld.runs.rolling.opening import look, look_and_open, open_due, tell_left_out
from upheld.runs.rolling.roll import roll
from upheld.runs.rolling.shelving import gather_shelf
from upheld.runs.rolling.stores import prepared
from upheld.runs.rolling.withholding import withholding
from upheld.runs.session import working
from upheld.statistics.figures import BodyFigures
from upheld.statistics.published_counts import PublishedCount, published_counts
from upheld.toolbox import clock
from upheld.web.public.application import LIVE, Application

pytestmark = [pytest.mark.usefixtures("imported"), pytest.mark.slow]
# The plan of the small year says 29 July 2020, 09:30 in London.
HOUR = datetime(2020, 7, 29, 8, 30, tzinfo=UTC)
NEXT = HOUR + timedelta(days=1)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
WORD = "lantern"
GZIP = b"\x1f\x8b"
CASE = "19 000 003"
# Where a decision, what was agreed after it and its case can be met, by who answers there.
ROADS = {
    "/decisions/": (
        "/decisions/", "/decisions/19-000-003/", f"/decisions/?q={WORD}", "/decisions/?q=crane",
        f"/decisions/feed.atom?q={WORD}", f"/decisions/decisions.csv?q={WORD}",
        "/decisions/?body=croydon",
    ),
    "/councils/": (
        "/councils/croydon/", "/councils/croydon/feed.atom", "/councils/croydon/2020/",
        "/councils/croydon/2020/cases/", "/councils/croydon/days.ics",
    ),
    "/improvements/": (
        "/improvements/", "/improvements/feed.atom", "/improvements/improvements.csv",
        f"/improvements/?q={WORD}",
    ),
    "/reports/": ("/reports/", "/reports/feed.atom"),
    "/scrutiny/": (
        "/scrutiny/", "/scrutiny/croydon/2020/", "/scrutiny/croydon/2020/pack/",
        "/scrutiny/croydon/2020/one-page/",
    ),
    "/learning/": ("/learning/", f"/learning/?q={WORD}", "/learning/feed.atom"),
    "/training/": ("/training/", "/training/calendar.ics"),
    "/complain/": ("/complain/",),
    "/api/v1": (
        "/api/v1/decisions", "/api/v1/decisions/19-000-003", f"/api/v1/decisions?q={WORD}",
        "/api/v1/improvements", "/api/v1/changes", "/api/v1/counts?body=croydon&year=2020",
        "/api/v1/resources", "/api/v1/bulk/decisions.jsonl.gz",
    ),
    "/api/": ("/api/",),
}  # fmt: skip
SetClock = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, settings: Any) -> SetClock:
    """Move the clock of every part to a moment."""
    settings.UPHELD_WORKERS = 1
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def counted(at: SetClock) -> None:
    """The small year, frozen, counted and staged; it has no letters."""
    at(HOUR - timedelta(days=6))
    freeze(2020, by="officer")
    count(2020, by="officer")
    stage(2020, by="officer")


def passed(hour: datetime, *, kept_until: date = date(2029, 12, 1)) -> PublishedDecision:
    """The decision on Croydon passed the gate."""
    row = PublishedDecision(
        reference=CASE, authority_id="croydon", subject="charging", heading="adult_care",
        outcome="not_upheld", decided=date(2019, 12, 1), public_from=hour, keep_until=kept_until,
        sections={"summary": f"A {WORD} fell.", "found": f"The {WORD} hung from a crane."},
        passed_at=clock.now(), passed_by="person 1",
    )  # fmt: skip
    row.save()
    return row


def met(public: Path) -> list[str]:
    """The roads on which the word or the case is met."""
    client = Client(Application(PublicStore(public), now=lambda: clock.now()))  # noqa: PLW0108
    every = [address for roads in ROADS.values() for address in roads]
    # What was asked for stands in the answer: the word is looked for where nobody typed it.
    found = []
    for address in every:
        text = _text(client.get(address).data)
        typed = f"q={WORD}" in address
        met_there = f"A {WORD}" in text if typed else WORD in text
        if met_there or ("19-000-003" in text and "/decisions/19" not in address):
            found.append(address)
    return found


def _text(content: bytes) -> str:
    packed = content.startswith(GZIP)
    return (gzip.decompress(content) if packed else content).decode()


def test_the_bridge_adds_up(at: SetClock) -> None:
    """Of every body: each count that was published, with the cases that are behind it."""
    counted(at)
    passed(NEXT)
    at(HOUR)
    assert bridged() == {NotShown.UNDECIDED, NotShown.NO_TEXT, NotShown.WAITING}
    at(NEXT)
    assert bridged() == {NotShown.UNDECIDED, NotShown.NO_TEXT}
    shown = [each.figure for each in every_bridge() if CASE in each.shown]
    assert {"received", "received:adult_care", "decided:not_upheld", "investigations"} <= {*shown}


def every_bridge() -> list[CaseCount]:
    """The bridge of now."""
    now = clock.now()
    known = withholding(now, gather_shelf(now).decisions.stamps.keys())
    left_out = list[str]()
    bridges = Bridges(now, known.why, left_out.append)
    found = [count for bridge in bridges for count in bridge.counts]
    assert left_out == []
    return found


def bridged() -> set[NotShown]:
    """The reasons of all counts, after each was compared with its release."""
    found, release = every_bridge(), latest_release(2020)
    for body in release.bodies:
        wanted = {(c.figure, c.number) for c in published_counts(release.figures(body))}
        assert {(c.figure, c.count) for c in found if c.body == body} == wanted
    return {reason for each in found for reason in each.withheld}


def _bulk_file_lies_ready() -> None:
    said = list[str]()
    make_bulk_ahead(coming=NEXT + 4 * MINUTE, tell=said.append, fewest=1)
    assert said == [], "an hour that is near does not wait for it"
    for _ in range(2):
        make_bulk_ahead(coming=NEXT + 6 * MINUTE, tell=said.append, fewest=1)
    assert said == ["bulk file: decisions.jsonl.gz lies ready"]


def _ended(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_decision_opens_and_goes_by_every_road(
    at: SetClock, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing one second before its hour; at the next roll after it is taken down nothing is left.

    The pages of the site are made once: their files are those of the first edition.
    """
    public = Path(settings.UPHELD_PUBLIC)
    counted(at)
    row = passed(NEXT)
    ImprovementEvent(
        reference=CASE, authority_id="croydon", summary=f"Check each {WORD}.", theme="Safety",
        agreed=date(2019, 12, 1), due=date(2020, 9, 1), at=clock.now(), by="officer",
    ).save()  # fmt: skip
    assert LIVE.keys() <= ROADS.keys(), "who answers at a new place is asked here too"
    at(HOUR)
    first = open_due()
    assert first.coming == NEXT
    packs = {path.name: path.stat().st_ino for path in (public / "current" / "packs").iterdir()}
    assert met(public) == []
    at(NEXT - SECOND)
    open_due()
    assert met(public) == []
    at(NEXT)
    second = open_due()
    assert site_of(second.wanted or "") == site_of(first.wanted or "")
    found = met(public)
    assert {"/decisions/19-000-003/", "/decisions/?q=crane", "/improvements/"} <= {*found}
    _bulk_file_lies_ready()
    assert met(public) == found
    row.sections, row.taken_down_at, row.taken_down_by = {}, NEXT, "person 1"
    row.taken_down_for = TakenDown.INTERESTS
    row.save()
    at(NEXT + MINUTE)
    # Killed before the index is made anew: it has gone from every road already.
    with monkeypatch.context() as patched:
        patched.setattr(opening, "_renew", _ended)
        with pytest.raises(KeyboardInterrupt):
            open_due()
    assert {*met(public)} <= {"/api/v1/changes"}
    assert [path.name for path in (public / STORES).iterdir()] == [swap.served(public)]
    assert look().swap_due, "its words still lie in the index"
    third = open_due()
    assert not [*public.rglob("ahead")], "it went with its edition"
    assert not look().swap_due
    assert [path.name for path in (public / STORES).iterdir()] == [third.wanted]
    # What is left: that there was one, as its own page and the feed of changes say.
    assert {*met(public)} <= {"/api/v1/changes"}
    again = {path.name: path.stat().st_ino for path in (public / "current" / "packs").iterdir()}
    assert again == packs
    assert list(prepared().iterdir()) == []
    kinds = Change.objects.values_list("what", "kind")
    assert list(kinds) == [
        ("added", "release"), ("added", "decision"), ("added", "improvement"),
        ("withdrawn", "decision"), ("withdrawn", "improvement"),
    ]  # fmt: skip
    assert AuditEvent.objects.filter(action="note_changes").count() == 3


def test_a_report_issued_before_its_hour_opens_at_it(at: SetClock, settings: Any) -> None:
    """Not at the next midnight: issued at half past eight, it is there at half past nine.

    Where another run holds that roll up, whoever asked for it waits for the next.
    """
    public = PublicStore(Path(settings.UPHELD_PUBLIC))
    counted(at)
    at(HOUR)
    open_due()
    at(NEXT - timedelta(hours=1))
    reference = issued_report(decided()).case_body.case_id
    assert open_due().coming == NEXT
    assert reported(public) == []
    at(NEXT)
    leave_word()
    with working("count"), pytest.raises(OutsideFailed, match="another run is at work here: count"):
        roll(tell=print)
    assert is_asked()
    roll(tell=print)
    assert not is_asked()
    assert open_due().coming is None
    assert reported(public) == [reference]
    assert not look().swap_due


def reported(public: PublicStore) -> list[str]:
    """References of the reports that are on the shelf that is served."""
    edition = public.edition()
    assert edition
    assert edition.shelf
    return [each.fact.reference for each in edition.shelf.reports(NEXT + MINUTE)]


def test_a_count_that_does_not_add_up_stops_no_roll(
    at: SetClock, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By other conditions an old count has other cases: it is left out and told, the rest opens."""
    counted(at)

    def one_more(figures: BodyFigures) -> Iterator[PublishedCount]:
        for each in published_counts(figures):
            yield replace(each, number=each.number + (each.figure == "decided"))

    monkeypatch.setattr(bridging, "published_counts", one_more)
    at(HOUR)
    done = open_due()
    said = list[str]()
    tell_left_out(done, tell=said.append)
    assert len(said) == 1
    assert said[0].startswith("left out of the public site: 2020-v1: the cases behind decided of ")
    edition = PublicStore(Path(settings.UPHELD_PUBLIC)).edition()
    assert edition
    assert edition.shelf
    assert edition.shelf.left_out == 1
    with pytest.raises(RuntimeError, match="1 left out"):
        public_site()
    figures = {each.figure for each in edition.shelf.counts("croydon", 2020)}
    assert "received" in figures
    assert "decided" not in figures


def test_a_killed_roll_is_finished_by_the_next(
    at: SetClock, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it ends: nothing is numbered twice, nothing half made is served or left behind."""
    public = Path(settings.UPHELD_PUBLIC)
    counted(at)
    passed(NEXT)
    at(HOUR)
    open_due()
    at(NEXT)
    before = swap.served(public)
    for place in ("make_shelf", "compose"):
        with monkeypatch.context() as patched:
            patched.setattr(composing, place, _killed(getattr(composing, place)))
            patched.setattr(composing, "discard", lambda _: None)
            with pytest.raises(KeyboardInterrupt):
                open_due()
        assert swap.served(public) == before
        assert look().swap_due
    assert not look_and_open()[1], "half an edition is none"
    done = open_due()
    assert swap.served(public) == done.wanted
    assert list(prepared().iterdir()) == []
    assert Change.objects.filter(kind="decision").count() == 1
    manifest = json.loads((public / "current" / "store.json").read_bytes())
    assert manifest["id"] == done.wanted


def _killed(work: Callable[..., None]) -> Callable[..., None]:
    def run(*parts: Any, **named: Any) -> None:
        work(*parts, **named)
        raise KeyboardInterrupt

    return run
