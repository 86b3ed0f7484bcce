"""What the benchmarks of the public site count and compare; nothing here is timed or served."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.site import bench, peer, questions
from benchmarks.site.asker import is_whole
from benchmarks.site.painting import painting
from benchmarks.site.store import count_files, heaviest
from benchmarks.site.visit import NoBrowser, Visit
from benchmarks.site.visits import COUNCIL, FRONT, Seen
from benchmarks.site.weights import MAPS, WHOLE_COUNCIL, weights

KEPT = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
FIGURES = {
    "body": "luton",
    "year": 2020,
    "received": {"housing": 5},
    "measures": {"uphold_rate": {"display": "54%", "base": None, "interval": ["35%", "72%"]}},
}


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        (KEPT, False),
        (f"{KEPT}hell", False),
        (f"{KEPT}hello", True),
        (CHUNKED[:-2], False),
        (f"{CHUNKED}5\r\nhello\r\n", False),
        (f"{CHUNKED}5\r\nhello\r\n0\r\n\r\n", True),
    ],
)
def test_an_answer_counts_once_it_is_whole(answer: str, *, whole: bool) -> None:
    """Requests per second are of answers read to their end, whichever way the end is told."""
    assert is_whole(answer.encode()) is whole


def test_the_peer_gets_the_same_figures(tmp_path: Path) -> None:
    """Each value of a body and year is a column; one that is empty for everybody is left out."""
    facts, database = tmp_path / "facts.sqlite3", tmp_path / "figures.db"
    with closing(sqlite3.connect(facts)) as store, store:
        store.execute("create table figures (year, body, content)")
        store.execute("insert into figures values (2020, 'luton', ?)", [json.dumps(FIGURES)])
    rows = peer.write_table(facts, database, {"seen": ["body", "received_housing"]})
    with closing(sqlite3.connect(database)) as table:
        table.row_factory = sqlite3.Row
        # By the digits of an address, as Datasette asks.
        found = table.execute("select * from body_years where year = '2020'").fetchone()
        seen = table.execute("select * from seen").fetchone()
    assert rows == 1
    assert dict(found) == {
        "body": "luton",
        "year": 2020,
        "received_housing": 5,
        "measures_uphold_rate_display": "54%",
        "measures_uphold_rate_interval": '["35%", "72%"]',
    }
    assert tuple(seen) == ("luton", 5)


def test_each_view_of_the_peer_names_the_body_and_year_it_is_asked_by() -> None:
    """A view can be narrowed to what our page shows, and asks for no column twice."""
    for columns in questions.VIEWS.values():
        assert {"body", "year"} <= set(columns)
        assert len(set(columns)) == len(columns)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A data folder with a public store of three files."""
    edition = tmp_path / "public" / "stores" / "one"
    edition.mkdir(parents=True)
    (tmp_path / "public" / "current").symlink_to("stores/one")
    with closing(sqlite3.connect(edition / "facts.sqlite3")) as facts, facts:
        facts.execute("create table files (address, size, br)")
        files = [("/", 9, 8), ("/councils/adur/", 9, 3), ("/councils/adur/a.csv", 99, 50)]
        facts.executemany("insert into files values (?, ?, ?)", files)
    return tmp_path


def test_the_heaviest_page_is_weighed(store: Path) -> None:
    """Downloads are no pages; the council pages are not the front page."""
    assert heaviest(store, "/councils/?*").address == "/councils/adur/"
    assert heaviest(store, "/").br == 8
    assert count_files(store) == 3


def test_only_the_maps_of_a_page_are_the_maps() -> None:
    """Signs of the legend are small pictures of their own."""
    page = '<svg class="a"><g/></svg><svg class="b" data-map>\n<a/></svg><svg data-map><b/></svg>'
    assert MAPS.findall(page) == [
        '<svg class="b" data-map>\n<a/></svg>',
        "<svg data-map><b/></svg>",
    ]


def as_seen(*painted: float, everything: int = 1000, shift: float = 0) -> Seen:
    """Visits to the page of Adur."""
    several = [
        Visit(everything=everything, first_view=10, answers=2, painted=each, shift=shift)
        for each in painted
    ]
    return Seen(address="/councils/adur/", visits=several)


def test_visits_are_told_by_their_median_and_their_worst() -> None:
    """Paint is the median visit; a shift of any visit counts."""
    calm, moving = as_seen(100, 300, 200), as_seen(90, shift=0.2)
    told = painting({COUNCIL: calm, FRONT: moving})
    assert [each.value for each in told] == [200, 90, 0, 0.2]
    assert [each.met for each in told] == [True, True, True, False]


def test_a_page_weighs_what_its_heaviest_visit_took(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights are of everything transferred, in thousands of bytes."""
    monkeypatch.setattr("benchmarks.site.weights._maps", lambda _data: WHOLE_COUNCIL.unmeasured(""))
    light, heavy = as_seen(1).visits, as_seen(1, everything=151_000).visits
    seen = Seen(address="/councils/adur/", visits=[*light, *heavy])
    whole, first, *_ = weights({COUNCIL: seen, FRONT: seen}, store)
    assert (whole.value, whole.met) == (151, False)
    assert (first.value, first.met) == (0.01, True)


def test_without_a_browser_its_lines_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be measured has no value, and says why."""

    def refuse(*_arguments: object) -> None:
        raise NoBrowser("no such file")

    monkeypatch.setattr(bench, "visit_pages", refuse)
    lines = bench._visited(Path("nowhere"), bench.FULL)  # noqa: SLF001 - the part that needs it
    assert {line.value for line in lines} == {None}
    assert "no such file" in lines[0].how
