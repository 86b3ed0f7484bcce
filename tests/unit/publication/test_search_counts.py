"""Filters, counts beside them, and the order of results."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.searching import DOCUMENTS, NOW, OPEN, document, found, index_of, references
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import Category
from upheld.publication.search.asked import FACETS, Filters, Order, Search
from upheld.publication.search.documents import Document
from upheld.publication.search.finding import SearchIndex
from upheld.publication.search.index import build, extend

FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"body": "exampleshire"},
    {"type": AuthorityType.COUNTY, "outcome": Outcome.NOT_UPHELD},
    {"region": "South East", "kind": DocumentKind.REPORT},
    {"heading": Heading.HOUSING, "subject": "homelessness"},
    {"category": Category.HOUSING, "first": date(2025, 1, 1)},
    {"first": date(2025, 3, 1), "last": date(2025, 5, 5)},
    {"first": date(2026, 1, 1), "last": date(2025, 1, 1)},
    {"body": "nowhere"},
    {"body": "\ud800"},
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index of a few decisions and a report."""
    return index_of(DOCUMENTS, tmp_path_factory.mktemp("search") / "index")


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("words", ["", "council", "housing -benefit"])
def test_filters_and_counts_are_exact(
    index: SearchIndex, words: str, chosen: dict[str, Any]
) -> None:
    """As if each document had been looked at; a facet is counted without its own filter."""
    having = [each for each in DOCUMENTS if _has(each, words)]
    result = found(index, words, **chosen)
    assert result.total == sum(_passes(each, chosen) for each in having)
    for facet in FACETS:
        names = {"first", "last"} if facet == "year" else {facet}
        others = {name: value for name, value in chosen.items() if name not in names}
        left = [_value(each, facet) for each in having if _passes(each, others)]
        assert result.counts[facet] == Counter(filter(None, left))


def test_counts_come_with_the_largest_first(index: SearchIndex) -> None:
    """Then by value, so that the same search has the same page."""
    assert list(found(index).counts["year"]) == ["2026", "2025", "2024"]


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
def test_results_come_by_day(index: SearchIndex, order: Order) -> None:
    """On one day by reference; the oldest first is the other way round."""
    newest = ["26 001 002", "26 001 004", "26 001 001", "25 000 777", "26 001 003", "26 001 005"]
    expected = newest if order is Order.NEWEST else newest[::-1]
    assert references(found(index, order=order)) == expected


@pytest.mark.parametrize("parts", [1, 3])
def test_pages_of_what_is_equally_relevant_are_stable(tmp_path: Path, parts: int) -> None:
    """The newest first, whatever parts the index has; each page is a piece of the whole."""
    days = [date(2026, 1, 1) + timedelta(days=n * 37 % 60) for n in range(60)]
    made = [document(f"26 000 0{n:02d}", day=day) for n, day in enumerate(days)]
    build(tmp_path / "index", made[::parts])
    for n in range(1, parts):
        extend(tmp_path / "index", made[n::parts])
    index = SearchIndex(tmp_path / "index")
    search = Search(words="fault")
    expected = [each.id for each in sorted(made, key=lambda one: one.day, reverse=True)]
    assert [hit.id for hit in index.every(search, now=NOW)] == expected
    pages = [
        hit.id
        for start in range(0, 70, 7)
        for hit in index.find(search, now=NOW, start=start, size=7).hits
    ]
    assert pages == expected


def test_a_page_that_cannot_be_is_refused(index: SearchIndex) -> None:
    """With what could be asked instead."""
    for start, size in ((-1, 10), (0, 0), (0, 1_001)):
        with pytest.raises(Refused, match=r"1 to 1,000"):
            index.find(Search(), now=NOW, start=start, size=size)


def test_a_page_beyond_the_last_is_empty(index: SearchIndex) -> None:
    """The count still stands."""
    for order in Order:
        for start in (6, 10_000, 10**15):
            beyond = index.find(Search(words="council", order=order), now=NOW, start=start)
            assert (beyond.total, beyond.hits) == (6, ())


def test_nothing_is_found_before_its_hour(tmp_path: Path) -> None:
    """Not in results, counts, spellings or notes; from its very moment on it is."""
    hour = OPEN + timedelta(microseconds=1)
    later = document("26 002 000", summary="A quarrelsome neighbour.", public_from=hour)
    index = index_of([*DOCUMENTS, later], tmp_path / "index")
    for words in ("", "quarrelsome", "quarelsome"):
        search = Search(words=words)
        before, after = (index.find(search, now=at) for at in (OPEN, hour))
        assert "26 002 000" not in references(before)
        assert "26 002 000" in references(after)
        assert sum(before.counts["body"].values()) == before.total
        assert "quarrelsome”" not in " ".join(before.notes).replace("has “quarrelsome”", "")
        assert list(index.every(search, now=datetime(2000, 1, 1, tzinfo=UTC))) == []


def test_an_index_is_extended(tmp_path: Path) -> None:
    """What is new is added; what is known by kind, id and body is replaced."""
    build(tmp_path / "index", DOCUMENTS)
    changed = replace(DOCUMENTS[0], summary="A different text.", text="Of it.")
    extend(tmp_path / "index", [changed, document("26 009 999", summary="A new one.")])
    index = SearchIndex(tmp_path / "index")
    assert found(index).total == len(DOCUMENTS) + 1
    assert references(found(index, "different text")) == ["26 001 001"]
    assert references(found(index, "garden")) == []


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    """And can be extended."""
    index = index_of([], tmp_path / "index")
    assert (found(index).total, found(index, "bins").total) == (0, 0)
    assert found(index).counts == {facet: {} for facet in FACETS}


def _has(one: Document, words: str) -> bool:
    text = f"{one.title} {one.summary} {one.text}".casefold()
    asked = words.split()
    return all(
        word.removeprefix("-") in text if not word.startswith("-") else word[1:] not in text
        for word in asked
    )


def _passes(one: Document, chosen: dict[str, Any]) -> bool:
    asked = Filters(**chosen)
    named = all(getattr(one, name) == value for name, value in chosen.items() if name in FACETS)
    return named and (asked.first or one.day) <= one.day <= (asked.last or one.day)


def _value(one: Document, facet: str) -> str:
    return str(one.day.year) if facet == "year" else str(getattr(one, facet))
