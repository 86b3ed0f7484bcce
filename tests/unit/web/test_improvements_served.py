"""Improvements over HTTP: found, grouped, told one by one, and taken away."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.atom import ATOM, read, read_soundly
from support.public_process import Process
from support.shelves import NOW, decision, improvement, shelf
from upheld.domain.facts import ImprovementFact
from upheld.publication.shelf.facts import PublicImprovement

LINES = 130


def promised(number: int, body: str, summary: str, theme: str, **days: Any) -> PublicImprovement:
    """An improvement in words of its own."""
    made = improvement(f"26 001 {number:03}", body, **days)
    fact = ImprovementFact(**vars(made.fact) | {"summary": summary, "theme": theme})
    return PublicImprovement(**vars(made) | {"fact": fact})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One in each state, and many about waste."""
    today = date(2026, 11, 22)
    own = [
        promised(1, "alder", "=Train every officer", "training", due=today),
        promised(2, "alder", "Write to parents at once", "letters", due=date(2027, 3, 1)),
        promised(3, "birch", "Train its panel", "training", done=date(2026, 8, 24)),
        promised(4, "birch", "Répondre à temps", "letters", done=date(2026, 8, 25)),
        promised(5, "cedarshire", "Keep minutes", "records", due=today - timedelta(days=1)),
    ]
    many = [promised(100 + n, "dogwood", f"Check round {n}", "waste") for n in range(LINES)]
    process = Process(folder=tmp_path_factory.mktemp("improvements") / "public")
    made = shelf([decision("26 001 001", "alder")], improvements=[*own, *many])
    process.publish(2020, shelf=made)
    return process.folder


@pytest.fixture
def served(store: Path) -> Process:
    """The process on 22 November 2026."""
    return Process(folder=store, now=NOW)


@pytest.mark.parametrize(
    ("state", "number"),
    [("due", "001"), ("agreed", "002"), ("on_time", "003"), ("late", "004")],
)
def test_states_are_those_of_today(state: str, number: str, served: Process) -> None:
    """What is due today is not overdue before the day is over; then it is."""
    page = served.client.get(f"/improvements/?state={state}").text
    assert "<strong>1</strong> of 135 improvements" in page
    assert f"/improvements/26-001-{number}-" in page


def test_a_day_that_is_over_is_overdue(served: Process) -> None:
    """The state moves by itself, without a new edition."""
    address = "/improvements/?state=overdue&body=alder"
    assert "<strong>0</strong> of 135" in served.client.get(address).text
    served.now = NOW + timedelta(days=1)
    assert "<strong>1</strong> of 135" in served.client.get(address).text


def test_words_are_found_without_case_and_accents(served: Process) -> None:
    """Each word has to begin one of the text's; nothing else is needed."""
    for words, count in (("TRAIN", 2), ("train panel", 1), ("repon", 1), ("rain", 0)):
        page = served.client.get("/improvements/", query_string={"q": words}).text
        assert f"<strong>{count}</strong> of 135" in page, words


def test_more_than_five_are_grouped_by_theme_and_cut_into_pages(served: Process) -> None:
    """Every page is reached, and says where it stands."""
    first = served.client.get("/improvements/").text
    assert "<h2>Letters <span" in first
    assert "Page 1 of 3" in first
    assert f"{LINES:,}, 45 of them on this page" in first
    last = served.client.get("/improvements/?page=99").text
    assert "Page 3 of 3" in last
    few = served.client.get("/improvements/?theme=training").text
    assert "<h2>" not in few
    assert "Page" not in few


def test_a_list_goes_by_day_or_by_body(served: Process) -> None:
    """By day, what is due first stands first."""
    by_body = served.client.get("/improvements/?order=body&type=unitary").text
    assert by_body.index("Write to parents") < by_body.index("Train its panel")
    first, second = "Train its panel", "Write to parents"
    early = served.client.get("/improvements/?order=earliest&type=unitary").text
    assert early.index(first) < early.index(second)
    late = served.client.get("/improvements/?order=latest&type=unitary").text
    assert late.index(second) < late.index(first)


@pytest.mark.parametrize(
    "query",
    ["body=x", "type=x", "state=x", "order=x", "page=x", "page=-1", f"q={'x' * 201}"],
)
def test_what_cannot_be_meant_is_refused_kindly(query: str, served: Process) -> None:
    """With what could be meant, and the way back to the whole list."""
    answer = served.client.get(f"/improvements/?{query}")
    assert answer.status_code == 400
    assert 'href="/improvements/"' in answer.text


def test_one_improvement_leads_to_its_decision_and_to_others(served: Process) -> None:
    """What similar authorities promised on the same theme is one link away."""
    page = served.client.get("/improvements/26-001-001-alder-1/").text
    assert "<strong>Due within four weeks</strong>" in page
    assert 'href="/decisions/26-001-001/"' in page
    assert "other unitary councils agreed one improvement" in page
    assert 'href="/improvements/?theme=training&amp;type=unitary"' in page
    slashless = served.client.get("/improvements/26-001-001-alder-1")
    assert slashless.headers["Location"] == "/improvements/26-001-001-alder-1/"
    alone = served.client.get("/improvements/26-001-005-cedarshire-1/").text
    assert "On the same theme" not in alone
    assert "/decisions/26" not in alone


def test_the_table_is_never_cut(served: Process) -> None:
    """All of a selection, with a mark in its name and nothing that a spreadsheet would run."""
    answer = served.client.get("/improvements/improvements.csv")
    name = 'attachment; filename="DEMONSTRATION-improvements.csv"'
    assert answer.headers["Content-Disposition"] == name
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == LINES + 5
    assert {row["demonstration"] for row in rows} == {"true"}
    assert "'=Train every officer" in {row["summary"] for row in rows}
    some = served.client.get("/improvements/improvements.csv?theme=waste&q=round").text
    assert len(list(csv.DictReader(io.StringIO(some)))) == LINES


def test_the_feed_is_atom_of_the_same_selection(served: Process) -> None:
    """The newest fifty at most; a promise kept is news again."""
    entries = read_soundly(served.client.get("/improvements/feed.atom").data)
    assert len(entries) == 50
    some = served.client.get("/improvements/feed.atom?body=birch&state=on_time").data
    assert len(read_soundly(some)) == 1
    title = "Service improvements: Done on time, Birch City Council (demonstration)"
    assert read(some).findtext(f"{ATOM}title") == title


def test_nothing_of_an_improvement_is_there_before_its_hour(served: Process) -> None:
    """In no form; at the very hour, in each."""
    hour = improvement().public_from
    served.now = hour - timedelta(seconds=1)
    page = "/improvements/26-001-005-cedarshire-1/"
    addresses = ("/improvements/", "/improvements/feed.atom", "/improvements/improvements.csv")
    assert served.client.get(page).status_code == 404
    assert all("minutes" not in served.client.get(a + "?theme=records").text for a in addresses)
    served.now = hour
    assert served.client.get(page).status_code == 200
    assert all("minutes" in served.client.get(a + "?theme=records").text for a in addresses)


def test_without_a_shelf_the_list_is_empty_and_well(unpublished: Process) -> None:
    """An edition from before there were shelves still answers."""
    unpublished.publish(2020)
    assert "No improvement is published" in unpublished.client.get("/improvements/").text
    assert unpublished.client.get("/improvements").headers["Location"] == "/improvements/"
