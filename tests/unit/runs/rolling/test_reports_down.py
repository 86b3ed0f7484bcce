"""What a roll makes of a report that was taken down by hand, and of one that was put back."""

from datetime import timedelta
from pathlib import Path

import pytest

from support.brought import BODY, demonstration
from support.remedies import decided
from support.reporting import issued_report
from upheld.casework.actions.publishing.reports_down import put_report_back, take_report_down
from upheld.casework.models import ReportEvent, TakenDownReport
from upheld.domain.facts import ReportKind
from upheld.domain.publication import TakenDown
from upheld.publication.search.asked import Search
from upheld.publication.shelf.reader import ShelfReader
from upheld.runs.annual.keeping_back import kept_back
from upheld.runs.rolling.shelf_making import make_shelf
from upheld.runs.rolling.shelf_state import shelf_at
from upheld.runs.rolling.shelving import gather_shelf
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
MINUTE = timedelta(minutes=1)
NAMED = {"body": BODY, "kind": ReportKind.PUBLIC_INTEREST, "by": "tests"}


@pytest.fixture
def reference() -> str:
    """The case of a report that was issued today."""
    demonstration()
    return issued_report(decided(BODY)).case_body.case_id


def made(folder: Path, minutes: int, before: ShelfReader | None = None) -> ShelfReader:
    """The shelf of tomorrow, so many minutes later."""
    at = clock.now() + timedelta(days=1, minutes=minutes)
    make_shelf(folder, at=at, before=before.folder if before else None)
    return ShelfReader(folder)


def down_at(reference: str, minutes: int) -> None:
    """Taken down tomorrow."""
    take_report_down(reference=reference, **NAMED, reason=TakenDown.LEGAL, why="Why.")
    moment = clock.now() + timedelta(days=1, minutes=minutes)
    TakenDownReport.objects.update(taken_down_at=moment)


@pytest.mark.slow
def test_it_leaves_every_part_of_the_shelf_and_comes_back(reference: str, tmp_path: Path) -> None:
    """Page, search and files lose it, the feed tells it, and the stone goes when it is back."""
    one = made(tmp_path / "one", 0)
    (report,) = one.reports(one.opens)
    down_at(reference, 1)
    two = made(tmp_path / "two", 2, one)
    stone = two.report_tombstone(report.id, two.opens)
    assert stone
    assert stone.why is TakenDown.LEGAL
    assert two.reports(two.opens) == ()
    assert two.tombstones(reference) == (), "its case has no decision that was taken down"
    assert two.search
    assert not two.search.find(Search(words="nine months to answer"), now=two.opens).hits
    assert two.folder.joinpath("shelf.json").read_text().count('"alone": true') == 1
    put_report_back(reference=reference, **NAMED, why="It may be read.")
    TakenDownReport.objects.update(put_back_at=clock.now() + timedelta(days=1, minutes=3))
    three = made(tmp_path / "three", 4, two)
    assert [each.id for each in three.reports(three.opens)] == [report.id]
    assert three.report_tombstone(report.id, three.opens) is None
    told = [each.what for each in three.changes(three.opens) if each.kind == "report"]
    assert told == ["added", "withdrawn", "added"]


def test_taken_down_before_its_hour_it_was_never_there(reference: str) -> None:
    """Nobody is told of what nobody could read."""
    take_report_down(reference=reference, **NAMED, reason=TakenDown.INTERESTS, why="Why.")
    early = ReportEvent.objects.get().at - timedelta(days=1)
    TakenDownReport.objects.update(taken_down_at=early)
    shelf = gather_shelf(clock.now() + timedelta(days=1)).shelf
    assert (shelf.reports, shelf.tombstones) == ((), ())


def test_a_roll_sees_each_change(reference: str) -> None:
    """Taking down and putting back each ask for another shelf; what is kept back follows."""
    soon = clock.now() + timedelta(days=1)
    states = [shelf_at(soon, "site")]
    take_report_down(reference=reference, **NAMED, reason=TakenDown.LEGAL, why="Why.")
    states.append(shelf_at(soon, "site"))
    key = (reference, BODY, "public_interest")
    assert kept_back(soon).reports == {key}
    assert kept_back(soon - 2 * timedelta(days=1)).reports == frozenset()
    put_report_back(reference=reference, **NAMED, why="Why.")
    states.append(shelf_at(soon, "site"))
    assert len(set(states)) == 3
    assert kept_back(soon).reports == frozenset()


def test_real_bodies_of_a_demonstration_stand_without_references() -> None:
    """A live installation names every case."""
    assert kept_back(clock.now()).unnumbered == frozenset()
    demonstration()
    found = kept_back(clock.now()).unnumbered
    assert "luton" in found
    assert BODY not in found
