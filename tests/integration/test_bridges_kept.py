"""A bridge that is kept from the shelf before is the one that a build anew would make."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count as numbers
from pathlib import Path
from typing import Any

import pytest

from support import lists
from support.brought import take_down
from upheld.casework.models import PublishedDecision
from upheld.domain.errors import Refused
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import FACTS
from upheld.register.actions.bodies import end_body
from upheld.register.queries.bodies import changes_of
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.publish import stage
from upheld.runs.importing.intake import import_lists
from upheld.runs.rolling import bridging, counted_cases
from upheld.runs.rolling.shelf_making import make_shelf
from upheld.statistics.figures import BodyFigures
from upheld.statistics.published_counts import PublishedCount, published_counts
from upheld.toolbox import clock
from upheld.toolbox.drawing import Lots

pytestmark = pytest.mark.slow
# The plan of the small year says 29 July 2020, 09:30 in London.
HOUR = datetime(2020, 7, 29, 8, 30, tzinfo=UTC)
CASES = {"19 000 001": "luton", "19 000 002": "luton", "19 000 003": "croydon"}
TABLES = ("decisions", "reports", "improvements", "tombstones", "counts", "changes")


class Clock:
    """The clock of every part, in the hands of the test."""

    moment = HOUR - timedelta(days=6)

    def now(self) -> datetime:
        """Its moment."""
        return self.moment

    def go_on(self, **span: float) -> None:
        """Some time passes."""
        self.moment += timedelta(**span)


@pytest.fixture(autouse=True)
def hand(imported: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:  # noqa: ARG001 - needed in place
    """The small year, frozen, counted, staged and public."""
    hand = Clock()
    monkeypatch.setattr(clock, "now", hand.now)
    freeze(2020, by="officer")
    count(2020, by="officer")
    stage(2020, by="officer")
    hand.moment = HOUR
    return hand


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bodies whose figures were asked for, each time that they were."""
    found: list[str] = []

    def told(figures: BodyFigures) -> Iterator[PublishedCount]:
        found.append(figures.body)
        yield from published_counts(figures)

    monkeypatch.setattr(bridging, "published_counts", told)
    return found


def passed(reference: str, days: int = 0) -> None:
    """A decision passes the gate and is due in so many days, unless one stands already."""
    rows = PublishedDecision.objects.filter(reference=reference)
    if rows.filter(taken_down_at__isnull=True).exists():
        return
    PublishedDecision(
        reference=reference, authority_id=CASES[reference], version=rows.count() + 1,
        subject="charging", heading="adult_care", outcome="not_upheld", decided=date(2019, 12, 1),
        public_from=clock.now() + timedelta(days=days), keep_until=date(2029, 12, 1),
        sections={"summary": "A lamp fell."}, passed_at=clock.now(), passed_by="person 1",
    ).save()  # fmt: skip


def decided(folder: Path, outcome: str) -> None:
    """Casework learns of another outcome of a case."""
    line = f"19 000 003,croydon,2019-06-01,2019-12-01,adult_care,{outcome}"
    import_lists(lists.write(folder, decided_csv=(lists.DECIDED, line)), by="officer")


def corrected() -> None:
    """The year is corrected where casework says something else than its figures."""
    try:
        correct(2020, why="a decision was recorded wrongly", by="officer")
    except Refused:
        return
    stage(2020, by="officer")


def succeeded() -> None:
    """Croydon ends with today, and Luton takes over."""
    if not changes_of("croydon"):
        end_body(
            authority="croydon", last_day=clock.today(), successors=["luton"], why="Reorganised.",
            version=0, by="officer",
        )  # fmt: skip


def rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a shelf."""
    with closing(sqlite3.connect(folder / FACTS)) as database:
        return {
            table: sorted(database.execute(f"select * from {table}").fetchall())  # noqa: S608
            for table in TABLES
        }


@pytest.mark.parametrize("seed", [8, 40])
def test_kept_or_made_anew_a_bridge_is_the_same(hand: Clock, tmp_path: Path, seed: int) -> None:
    """Row by row, after each of a drawn row of changes, of which each shelf rests on the last."""
    drawn, folders, last = Lots("changes", seed), numbers(), None
    changes: list[Callable[[], None]] = [
        *(lambda one=one: passed(one) for one in CASES),
        *(lambda one=one: passed(one, days=2) for one in CASES),
        *(lambda one=one: take_down(one) for one in CASES),
        lambda: decided(
            tmp_path / f"lists{next(folders)}", ("upheld,none", "not_upheld,")[drawn.below(2)]
        ),
        lambda: hand.go_on(days=1),
        lambda: hand.go_on(days=50),
        corrected,
        succeeded,
    ]
    for turn in range(8):
        changes[drawn.below(len(changes))]()
        hand.go_on(minutes=1)
        grown, anew = tmp_path / f"grown{turn}", tmp_path / f"anew{turn}"
        assert make_shelf(grown, at=hand.moment, before=last) == []
        make_shelf(anew, at=hand.moment, before=None)
        assert rows(grown) == rows(anew)
        last = grown


def test_a_decision_changes_the_bridges_of_its_body_alone(
    hand: Clock, tmp_path: Path, asked: list[str]
) -> None:
    """Of the others nothing is asked; with nothing new, of nobody."""
    make_shelf(tmp_path / "one", at=hand.moment, before=None)
    assert {"luton", "croydon"} <= set(asked)
    asked.clear()
    passed("19 000 003")
    make_shelf(tmp_path / "two", at=hand.moment, before=tmp_path / "one")
    assert asked == ["croydon"]
    shown = {each for one in ShelfReader(tmp_path / "two").counts("croydon", 2020)
             for each in one.shown}  # fmt: skip
    assert shown == {"19 000 003"}
    make_shelf(tmp_path / "three", at=hand.moment, before=tmp_path / "two")
    assert asked == ["croydon"]


def test_what_does_not_add_up_is_told_at_each_turn(
    hand: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bridge with a count left out is not kept: the next turn tells it, until it is well."""

    def one_more(figures: BodyFigures) -> Iterator[PublishedCount]:
        for each in published_counts(figures):
            yield replace(each, number=each.number + (each.figure == "decided"))

    monkeypatch.setattr(bridging, "published_counts", one_more)
    said = [
        make_shelf(tmp_path / "one", at=hand.moment, before=None),
        make_shelf(tmp_path / "two", at=hand.moment, before=tmp_path / "one"),
    ]
    assert len(said[0]) == 1
    assert said[0] == said[1]
    assert ShelfReader(tmp_path / "two").left_out == 1
    monkeypatch.undo()
    monkeypatch.setattr(clock, "now", hand.now)
    assert make_shelf(tmp_path / "well", at=hand.moment, before=tmp_path / "two") == []
    make_shelf(tmp_path / "anew", at=hand.moment, before=None)
    assert rows(tmp_path / "well")["counts"] == rows(tmp_path / "anew")["counts"]


def test_a_cut_that_cannot_be_read_takes_its_bridges_away(
    hand: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are told of and gone, as if all were made anew, and back when it can be read."""
    make_shelf(tmp_path / "one", at=hand.moment, before=None)

    def torn(year: int, version: int) -> None:
        raise Refused(f"the cut {year}-v{version} is torn")

    with monkeypatch.context() as broken:
        broken.setattr(counted_cases, "cut_of", torn)
        (said,) = make_shelf(tmp_path / "two", at=hand.moment, before=tmp_path / "one")
    assert said == "2020-v1: the cases behind its counts: the cut 2020-v1 is torn"
    assert rows(tmp_path / "two")["counts"] == []
    make_shelf(tmp_path / "three", at=hand.moment, before=tmp_path / "two")
    assert rows(tmp_path / "three") == rows(tmp_path / "one")
