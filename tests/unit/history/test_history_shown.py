"""What is accepted is public at the next roll, and nothing before the hour of its year."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.earlier_letters import LETTER, figure, reading, source
from upheld.casework.models import AuditEvent
from upheld.publication.history import PublishedFact
from upheld.publication.store import swap
from upheld.runs.annual import places
from upheld.runs.annual.cut import MANIFEST
from upheld.runs.annual.models import Publication
from upheld.runs.history.account import told_of
from upheld.runs.history.actions.accept import accept_figures
from upheld.runs.history.actions.offer import drop_offer, drop_old_offers, offer_readings
from upheld.runs.history.actions.withdraw import note_public, withdraw_figure
from upheld.runs.history.entering import Entry
from upheld.runs.history.kept import Kept
from upheld.runs.history.laid_down import laid_down, sweep
from upheld.runs.history.models import OfferedReading, PublishedFigure
from upheld.runs.history.queries.figures import accepted_readings, history_of, state_of_history
from upheld.runs.history.queries.offers import KEPT_DAYS, old_offers, waiting
from upheld.runs.history.taking import accept_document
from upheld.runs.rolling.history import (
    by_body,
    history_at,
    public_figures,
    public_withdrawals,
)
from upheld.runs.rolling.opening import ROWS, note_history, prepared
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
HOUR = datetime(2030, 7, 1, 8, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SetClock = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Move the clock to a moment."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def accept(*printed: tuple[str, str], year: int = 2015, name: str = "a.pdf") -> None:
    """Take a letter in; each name is a file of its own."""
    of = source(name, f"{len(name):02}" * 32)
    accept_document([Kept(reading=reading(printed, year=year, of=of))], by="officer")


def public_history(moment: datetime) -> dict[str, tuple[PublishedFact, ...]]:
    """What the site has, by body."""
    return by_body(public_figures(moment))


def served(moment: datetime) -> int:
    """An edition of a moment is made and served; how many figures are public by it."""
    return note_public(figures=[each.pk for each in public_figures(moment)], by="upheld")


def shown(moment: datetime) -> list[tuple[int, str]]:
    """Years and measures that the site has of Luton."""
    return [(fact.year, fact.measure) for fact in public_history(moment).get("luton", ())]


def cut(version: int) -> None:
    """A cut of 2015, made now."""
    folder = places.cuts(2015) / f"v{version}"
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text(json.dumps({"frozen_at": clock.now().isoformat()}))


def stage(version: int, hour: datetime) -> None:
    """A release of 2015 with its hour."""
    Publication(
        year=2015, release=f"2015-v{version}", public_at=hour, staged_at=hour, staged_by="officer"
    ).save()


def test_a_year_that_is_not_ours_is_public_at_once() -> None:
    """It was published long ago."""
    assert history_at(HOUR) == {}
    accept(*LETTER)
    assert shown(HOUR) == [(2015, "decided"), (2015, "received"), (2015, "uphold_rate")]
    (fact, *_) = public_history(HOUR)["luton"]
    assert (fact.display, fact.place, fact.source) == ("100", "page 1, line 2", "a.pdf")


def test_a_year_of_ours_tells_nothing_new_before_its_hour(at: SetClock) -> None:
    """Our own letters can be read in under embargo, but not before the year was cut for them."""
    at(HOUR - 9 * MINUTE)
    accept(("decided", "90"))
    at(HOUR - 8 * MINUTE)
    cut(1)
    at(HOUR - 7 * MINUTE)
    accept(("received", "120"), name="bb.pdf")
    accept(("decided", "80"), year=2014, name="ccc.pdf")
    stage(1, HOUR)
    assert shown(HOUR - MINUTE) == [(2014, "decided"), (2015, "decided")]
    assert len(shown(HOUR)) == 3
    assert history_at(HOUR - MINUTE) != history_at(HOUR)


def test_a_correction_tells_nothing_before_its_hour(at: SetClock) -> None:
    """The same for what came in since the year was cut anew."""
    cut(1)
    stage(1, HOUR - 9 * MINUTE)
    at(HOUR - 8 * MINUTE)
    accept(("decided", "90"))
    at(HOUR - 7 * MINUTE)
    cut(2)
    at(HOUR - 7 * MINUTE)
    accept(("received", "120"), name="bb.pdf")
    assert shown(HOUR - MINUTE) == [(2015, "decided")]
    stage(2, HOUR)
    assert shown(HOUR - MINUTE) == [(2015, "decided")]
    assert shown(HOUR) == [(2015, "decided"), (2015, "received")]


def test_what_an_embargoed_figure_replaces_stands_until_the_hour(at: SetClock) -> None:
    """Neither that it goes nor the reason is told before; what is simply withdrawn goes at once."""
    at(HOUR - 9 * MINUTE)
    accept(("decided", "90"), ("received", "120"))
    served(HOUR - 9 * MINUTE)
    at(HOUR - 8 * MINUTE)
    cut(1)
    at(HOUR - 7 * MINUTE)
    own = Entry(body="luton", year=2015, source=source("ours.pdf", "b2" * 32),
                figure=figure("decided", "85"), why="Our own letter prints 85.")  # fmt: skip
    accept_figures(entries=[own], by="officer")
    at(HOUR - 6 * MINUTE)
    withdraw_figure(figure=history_of("luton").get(measure="received").pk, why="x", by="officer")
    stage(1, HOUR)
    (before,) = public_history(HOUR - MINUTE)["luton"]
    assert before.printed == "90"
    assert [gone.why for gone in public_withdrawals(HOUR - MINUTE)] == ["x"]
    (after,) = public_history(HOUR)["luton"]
    assert after.printed == "85"
    assert [gone.why for gone in public_withdrawals(HOUR)] == ["Our own letter prints 85.", "x"]


def test_a_cut_that_cannot_be_read_holds_back_all_of_its_year() -> None:
    """It could have been made at any time."""
    accept(*LETTER)
    (places.cuts(2015) / "v1").mkdir(parents=True)
    assert shown(HOUR) == []


def test_what_was_served_and_is_withdrawn_is_a_correction() -> None:
    """Noted once, with one event; what nobody saw leaves without a word."""
    accept(*LETTER)
    row = history_of("luton").get(measure="received")
    withdraw_figure(figure=row.pk, why="Misread.", by="officer")
    assert [served(HOUR) for _ in range(2)] == [2, 0]
    assert AuditEvent.objects.filter(action="publish_figures").count() == 1
    row = history_of("luton").get(measure="decided")
    withdraw_figure(figure=row.pk, why="Misprinted.", by="officer")
    (gone,) = public_withdrawals(HOUR)
    assert (gone.fact.measure, gone.why) == ("decided", "Misprinted.")
    assert shown(HOUR) == [(2015, "uphold_rate")]


def test_what_an_edition_has_is_noted_when_it_is_served(settings: Any) -> None:
    """Withdrawn while the edition was made, it was public all the same; what came since was not."""
    accept(("decided", "90"))
    row = history_of("luton").get()
    (prepared() / "one").mkdir(parents=True)
    (prepared() / f"one{ROWS}").write_text(json.dumps([row.pk]))
    withdraw_figure(figure=row.pk, why="Misread.", by="officer")
    accept(("received", "120"), name="bb.pdf")
    before = state_of_history()
    note_history()
    assert public_withdrawals(HOUR) == (), "it is not served yet"
    swap.install(prepared() / "one", Path(settings.UPHELD_PUBLIC))
    for _ in range(2):
        note_history()
    assert [gone.why for gone in public_withdrawals(HOUR)] == ["Misread."]
    assert state_of_history() != before, "the next edition tells it"
    assert history_of("luton").get().public_at is None
    assert list(prepared().iterdir()) == []


def test_accepted_figures_are_witnesses_of_later_readings() -> None:
    """As a reading for each document that they came from."""
    accept(*LETTER)
    accept(("upheld", "7"), name="bb.pdf")
    found = accepted_readings("luton", 2015)
    assert sorted(each.source.name for each in found) == ["a.pdf", "bb.pdf"]
    assert accepted_readings("luton", 2014) == ()
    whole = next(each for each in found if each.source.name == "a.pdf")
    (rate,) = whole.of("uphold_rate")
    assert (rate.value, rate.place) == (54, figure("uphold_rate", "54%", line=3).place)


def test_a_reading_waits_for_a_person_and_goes(at: SetClock) -> None:
    """Read again it takes the place of the first; not judged in its time it goes."""
    document = [Kept(reading=reading(LETTER)), Kept(reading=reading(LETTER, body="derby"))]
    offer_readings(readings=document, by="officer")
    offer_readings(readings=document, by="officer")
    assert [each.number for each in waiting().order_by("number")] == [1, 2]
    assert [each.body for each in waiting(without={"derby"})] == ["luton"]
    first = waiting().order_by("number").first()
    assert first
    assert [drop_offer(offered=first.pk, by="officer") for _ in range(2)] == [True, False]
    at(clock.now() + timedelta(days=KEPT_DAYS, hours=1))
    assert not waiting().exists()
    assert old_offers().exists()
    assert drop_old_offers(by="upheld") == 1
    assert not OfferedReading.objects.exists()
    assert not PublishedFigure.objects.exists()


def test_what_a_killed_reading_left_is_swept(at: SetClock, data_folder: Path) -> None:
    """Files lie below the data folder while they are read, and a killed process removes none."""
    with laid_down({"a.txt": [b"x"]}) as (path,):
        assert path.is_relative_to(data_folder)
        assert path.read_bytes() == b"x"
    assert not path.exists()
    left = path.parent
    left.mkdir()
    assert sweep() == 0
    at(clock.now() + timedelta(hours=2))
    assert [sweep(), sweep()] == [1, 0]
    assert not left.exists()


def test_a_reading_that_another_version_kept_is_not_shown() -> None:
    """It may lack what this one needs; the file is read again."""
    (made,) = offer_readings(readings=[Kept(reading=reading(LETTER))], by="officer")
    OfferedReading.objects.filter(pk=made.pk).update(content={"source": "as it was"})
    assert not waiting().exists()


def test_a_command_tells_what_it_left() -> None:
    """With place and reason, so that somebody can look it up."""
    document = [Kept(reading=reading([("decided", "100"), ("decided", "101")]))]
    document.append(Kept(reading=reading(LETTER, body=None, doubts=("two councils",))))
    document.append(Kept(reading=reading(LETTER, body="derby", doubts=("two years",))))
    said = list(told_of(accept_document(document, by="officer")))
    assert said[0] == "letter-2015.pdf: 0 figures accepted, 0 known already"
    assert said[1] == "  left: all of “None”: two councils"
    assert "luton 2015, decisions made 100 (page 1, line 1)" in said[2]
    assert said[-1] == "  left: 3 figures of derby 2015: two years"
