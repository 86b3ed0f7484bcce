"""Texts as the search sees them, and an index of a few, for tests."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from upheld.domain.publication import DocumentKind
from upheld.publication.search.asked import Filters, Found, Order, Search
from upheld.publication.search.documents import Document
from upheld.publication.search.finding import SearchIndex
from upheld.publication.search.index import build

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPEN = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
# What they have in common with most decisions, so that no word of it tells one from another.
COMMON = "We looked at what the council did. There was fault. The council will apologise to X."


def document(reference: str, **more: Any) -> Document:
    """A decision about refuse, upheld on 1 June 2026."""
    body = more.pop("body", "exampleham")
    whole: dict[str, Any] = {
        "kind": DocumentKind.STATEMENT, "id": reference, "reference": reference, "body": body,
        "type": "district", "region": "South East", "heading": "environment",
        "category": "environment_and_regulation", "subject": "refuse_and_recycling",
        "outcome": "upheld", "day": date(2026, 6, 1), "public_from": OPEN,
        "title": f"{body.title()} Council {reference}", "summary": "X complained.", "text": COMMON,
    } | more  # fmt: skip
    return Document(**whole)


HOUSING = {
    "heading": "housing", "category": "housing", "subject": "homelessness",
    "outcome": "not_upheld",
}  # fmt: skip
DOCUMENTS = (
    document("26 001 001", summary="The council missed collections of garden waste.",
             text=f"{COMMON} It missed eight collections. The crew's round had changed."),
    document("26 001 002", summary="X complained about collections.", day=date(2026, 6, 2),
             text=f"{COMMON} Eight bins were missed. Collections resumed in May."),
    document("26 001 003", body="exampleshire", type="county", day=date(2025, 3, 1),
             summary="The council closed a café by the mother-in-law’s school."),
    document("26 001 004", **HOUSING, summary="X was homeless and waited for housing.",
             text=f"{COMMON} Homelessness was prevented. See case 26 001 001."),
    document("26 001 005", **HOUSING, body="exampleshire", type="county", day=date(2024, 3, 1),
             summary="X asked for housing benefit.", text=f"{COMMON} Homelessness came later."),
    document("25 000 777", kind=DocumentKind.REPORT, outcome="", day=date(2025, 5, 5),
             id="25-000-777-exampleham-public-interest", heading="", category="", subject="",
             summary="A child without a school place.", text="The council did not teach her."),
)  # fmt: skip


def index_of(documents: Iterable[Document], folder: Path) -> SearchIndex:
    """An index in a new folder."""
    build(folder, documents)
    return SearchIndex(folder)


def found(
    index: SearchIndex, words: str = "", *, order: Order = Order.RELEVANCE, **filters: Any
) -> Found:
    """The first page of a search."""
    search = Search(words=words, filters=Filters(**filters), order=order)
    return index.find(search, now=NOW)


def references(result: Found) -> list[str]:
    """The results by their references, in order."""
    return [hit.reference for hit in result.hits]
