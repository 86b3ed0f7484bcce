"""A shelf grows out of the one before, and is made anew where something was taken out."""

import sqlite3
import zlib
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from support.brought import BODY, bring, demonstration, take_down
from support.remedies import decided
from support.reporting import issued_report
from support.resources import approved, item
from upheld.casework.models import PublishedDecision, ReportEvent
from upheld.domain.learning import LearningKind
from upheld.outreach.actions.records import withdraw_record
from upheld.publication.search.asked import Search
from upheld.publication.shelf.facts import LearningGone
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import FACTS, INDEX
from upheld.runs.changes.models import Change, ShownFact
from upheld.runs.rolling import shelf_making
from upheld.runs.rolling.shelf_making import make_shelf
from upheld.toolbox import clock

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
NOW = datetime(2025, 6, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def some(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two decisions that are due."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    demonstration()
    bring("24 000 001", word="lantern")
    bring("24 000 002", word="chimney")


def found(shelf: ShelfReader, words: str) -> list[str]:
    """References that a search finds."""
    assert shelf.search
    return sorted(hit.id for hit in shelf.search.find(Search(words=words), now=NOW).hits)


def made(folder: Path, *, before: ShelfReader | None = None, minutes: int = 0) -> ShelfReader:
    """A shelf made now, or some minutes later."""
    at = NOW + timedelta(minutes=minutes)
    make_shelf(folder, at=at, before=before.folder if before else None)
    return ShelfReader(folder)


def say(told: ReportEvent, **facts: str) -> None:
    """A later state of a report."""
    told.pk, told.at = None, told.at + timedelta(seconds=1)
    for name, said in facts.items():
        setattr(told, name, said)
    told.save(force_insert=True)


def bytes_below(folder: Path) -> bytes:
    """Everything that lies in a folder, packed content unpacked."""
    with closing(sqlite3.connect(folder / FACTS)) as database:
        tables = (
            "decisions", "reports", "improvements", "tombstones", "counts", "resources", "changes"
        )  # fmt: skip
        rows = [row[0] for name in tables for row in database.execute(
            f"select content from {name}")]  # noqa: S608 - our names  # fmt: skip
    lying = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return b"".join((*lying, *map(zlib.decompress, rows)))


def test_it_grows_by_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts, index and feed go on from the shelf before, which stays as it was."""
    one = made(tmp_path / "one")
    monkeypatch.setattr(shelf_making, "_build", None)  # it must not be made anew
    bring("24 000 003", word="lantern")
    two = made(tmp_path / "two", before=one, minutes=1)
    assert found(two, "lantern") == ["24 000 001", "24 000 003"]
    assert found(one, "lantern") == ["24 000 001"]
    late = NOW + timedelta(minutes=1)
    assert two.how_many_decisions(late) == 3
    assert [each.id for each in two.changes(late, after=2)] == ["24 000 003"]
    assert len(one.changes(late)) == 2
    three = made(tmp_path / "three", before=two, minutes=2)
    assert len(three.changes(NOW + timedelta(minutes=2))) == 3, "nothing changed"


def test_grown_or_made_anew_it_holds_the_same(tmp_path: Path) -> None:
    """Row by row, whichever way it was made."""
    one = made(tmp_path / "one")
    bring("24 000 003", "23 000 009", word="lantern")
    grown = made(tmp_path / "grown", before=one, minutes=1)
    anew = made(tmp_path / "anew", minutes=1)
    for table in ("decisions", "reports", "improvements", "tombstones", "counts", "changes"):
        rows = []
        for each in (grown, anew):
            with closing(sqlite3.connect(each.folder / FACTS)) as database:
                rows.append(database.execute(f"select * from {table}").fetchall())  # noqa: S608
        assert sorted(rows[0]) == sorted(rows[1]), table


def test_a_withdrawn_text_lies_in_no_file(tmp_path: Path) -> None:
    """Neither in the facts nor in the index; what is left is found as before."""
    one = made(tmp_path / "one")
    assert b"lantern" in bytes_below(one.folder)
    take_down("24 000 001")
    two = made(tmp_path / "two", before=one, minutes=1)
    assert b"lantern" not in bytes_below(two.folder)
    assert (found(two, "lantern"), found(two, "chimney")) == ([], ["24 000 002"])
    assert two.decisions_on("24 000 001", NOW) == ()
    assert [stone.body for stone in two.tombstones("24 000 001")] == [BODY]
    assert two.folder.joinpath("shelf.json").read_text().count('"alone": true') == 1


def test_a_withdrawn_resource_lies_in_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feed tells when it came and went; of its words nothing is left, of its kind and day is.

    A version with other words takes the earlier ones out of every file too. The feed names no body
    of it: that one may be named no more. The index has none of its words and is not made anew.
    """
    named = {"body": BODY, "consented": date(2025, 1, 2)}
    approved(item(invented=True, summary="Gravel was walked on.", **named))
    one = made(tmp_path / "one")
    monkeypatch.setattr(shelf_making.index, "build", None)
    approved(item(invented=True), version=1)
    two = made(tmp_path / "two", before=one, minutes=1)
    late = NOW + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: late)
    withdraw_record(kind="learning", key="school-transport", number=2, why="Wrong", by="person 2")
    make_shelf(tmp_path / "three", at=late, before=two.folder, at_once=True)
    three = ShelfReader(tmp_path / "three")
    for shelf in (two, three):
        assert not shelf.to_renew
        assert shelf.folder.joinpath("shelf.json").read_text().count('"alone": true') == 1
    for shelf, words in ((one, b"Gravel"), (two, b"Journeys")):
        assert words in bytes_below(shelf.folder)
    assert b"Gravel" not in bytes_below(two.folder)
    assert b"Journeys" not in bytes_below(three.folder)
    stone = three.learning_gone("school-transport", late)
    assert stone == LearningGone(key="school-transport", kind=LearningKind.EXAMPLE, at=late)
    assert three.learning(late) == ()
    told = [each for each in three.changes(late) if each.kind == "resource"]
    assert [each.what for each in told] == ["added", "altered", "withdrawn"]
    assert {(each.address, each.body) for each in told} == {("/learning/school-transport/", "")}


def test_withdrawn_at_once_it_has_no_page_and_the_next_shelf_no_word(tmp_path: Path) -> None:
    """No page, no result and no fact first; then an index without it. No row is made otherwise."""
    bring("24 000 003", word="kettle")
    one = made(tmp_path / "one")
    with closing(sqlite3.connect(one.folder / FACTS)) as database:
        sql = "select content from decisions where reference = '24 000 001'"
        (packed,) = database.execute(sql).fetchone()
    assert packed in one.folder.joinpath(FACTS).read_bytes(), "its words, packed"
    take_down("24 000 001")
    at = NOW + timedelta(minutes=1)
    make_shelf(tmp_path / "two", at=at, before=one.folder, at_once=True)
    two = ShelfReader(tmp_path / "two")
    assert (two.decisions_on("24 000 001", at), two.to_renew) == ((), True)
    assert (found(two, "lantern"), found(two, "chimney")) == ([], ["24 000 002"])
    assert packed[20:60] not in two.folder.joinpath(FACTS).read_bytes()
    three = made(tmp_path / "three", before=two, minutes=2)
    assert not three.to_renew
    assert b"lantern" not in bytes_below(three.folder)
    assert found(three, "kettle") == ["24 000 003"]
    assert three.folder.joinpath("shelf.json").read_text().count('"alone": true') == 1
    anew = made(tmp_path / "anew", minutes=2)
    for table in ("decisions", "reports", "improvements", "tombstones", "counts", "changes"):
        rows = []
        for each in (three, anew):
            with closing(sqlite3.connect(each.folder / FACTS)) as database:
                rows.append(database.execute(f"select * from {table}").fetchall())  # noqa: S608
        assert sorted(rows[0]) == sorted(rows[1]), table


def test_words_that_left_a_report_lie_in_no_file(tmp_path: Path) -> None:
    """A report whose words were altered is built anew; one that only says more is not."""
    issued_report(decided(BODY))
    told = ReportEvent.objects.get()
    at = int((told.at - NOW).total_seconds() // 60) + 24 * 60
    say(told, found="left the lantern unlit")
    one = made(tmp_path / "one", minutes=at)
    assert b"lantern unlit" in bytes_below(one.folder)
    say(told, found="left the lantern unlit", satisfied_on="2026-01-02")
    more = made(tmp_path / "more", before=one, minutes=at + 1)
    assert more.folder.joinpath("shelf.json").read_text().count('"alone": false') == 1
    say(told, found="left the lamp dark", satisfied_on="2026-01-02")
    two = made(tmp_path / "two", before=more, minutes=at + 2)
    assert b"lantern unlit" not in bytes_below(two.folder)
    assert two.folder.joinpath("shelf.json").read_text().count('"alone": true') == 1
    assert [each.fact.found for each in two.reports(two.opens)] == ["left the lamp dark"]


def test_one_that_cannot_be_read_keeps_no_withdrawn_text(tmp_path: Path) -> None:
    """It is left out and told, it is in no list of what is shown, and everything else goes on."""
    one = made(tmp_path / "one")
    bring("24 000 003", "24 000 004", word="kettle")
    rows = PublishedDecision.objects
    rows.filter(reference="24 000 003").update(subject="lamps")
    rows.filter(reference="24 000 004").update(sections={"found": "A kettle boiled."})
    take_down("24 000 001")
    left_out = make_shelf(tmp_path / "two", at=NOW, before=one.folder)
    two = ShelfReader(tmp_path / "two")
    assert [each.reference for each in two.decisions(NOW)] == ["24 000 002"]
    assert b"lantern" not in bytes_below(two.folder)
    assert [said.partition(":")[0] for said in left_out] == [
        f"the decision 24 000 003 on {BODY}",
        f"the decision 24 000 004 on {BODY}",
    ]
    assert not Change.objects.filter(fact="24 000 003").exists()


def test_changes_are_numbered_once(tmp_path: Path) -> None:
    """A shelf that is made again, as after a kill, numbers nothing anew; a withdrawal has no text.

    Whatever made a shelf numbers as the next does: numbers never change.
    """
    made(tmp_path / "one")
    made(tmp_path / "again", minutes=1)
    assert list(Change.objects.values_list("number", "what", "fact")) == [
        (1, "added", "24 000 001"),
        (2, "added", "24 000 002"),
    ]
    take_down("24 000 001")
    two = made(tmp_path / "two", minutes=2)
    last = two.changes(NOW + timedelta(minutes=2), after=2)
    assert [(each.number, each.what, each.id) for each in last] == [(3, "withdrawn", "24 000 001")]


def test_after_a_restore_the_feed_goes_on(tmp_path: Path) -> None:
    """Its lines come back from the shelf that is served: no number is given twice.

    What only those lines told of is told as withdrawn, for whoever keeps a copy.
    """
    made(tmp_path / "one")
    backup = list(Change.objects.all()), list(ShownFact.objects.all())
    bring("24 000 003")
    bring("24 000 004")
    before = made(tmp_path / "two", minutes=1)
    take_down("24 000 004")
    served = made(tmp_path / "three", before=before, minutes=2)
    PublishedDecision.objects.filter(reference__in=("24 000 003", "24 000 004")).delete()
    for model, rows in zip((Change, ShownFact), backup, strict=True):
        model.objects.all().delete()
        model.objects.bulk_create(rows)
    after = made(tmp_path / "four", before=served, minutes=3)
    late = NOW + timedelta(minutes=3)
    assert after.changes(late)[:5] == served.changes(late)
    assert [(each.number, each.what, each.id) for each in after.changes(late, after=5)] == [
        (6, "withdrawn", "24 000 003")
    ]


def test_a_torn_or_strange_shelf_is_no_start(tmp_path: Path) -> None:
    """It is made anew, and what could not be read goes at once."""
    one = made(tmp_path / "one")
    (one.folder / FACTS).write_bytes(b"torn")
    two = made(tmp_path / "two", before=one)
    assert two.how_many_decisions(NOW) == 2
    assert found(two, "chimney") == ["24 000 002"]
    assert (two.folder / INDEX).is_dir()
