"""How many documents stand behind each value of each filter. Always all of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from tantivy import Query, Searcher

from upheld.publication.search.asked import FACETS
from upheld.publication.search.asking import Question

# More than any facet has values: then no count is a guess.
MOST_VALUES = 60_000

Counts = Mapping[str, Mapping[str, int]]


def counted(searcher: Searcher, question: Question) -> Counts:
    """By facet and value, how many would be found with that value, the other filters standing.

    Largest first, then by value. Values without any are left out.
    """
    chosen = [facet for facet in FACETS if facet in question.filters]
    free = [facet for facet in FACETS if facet not in question.filters]
    found = _by_value(searcher, question.without(), free)
    for facet in chosen:
        found |= _by_value(searcher, question.without(facet), [facet])
    return {facet: found[facet] for facet in FACETS}


def _by_value(searcher: Searcher, query: Query, facets: Iterable[str]) -> dict[str, dict[str, int]]:
    asked = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in facets}
    answer: dict[str, Any] = searcher.aggregate(query, asked) if asked else {}
    return {facet: _sorted(found["buckets"]) for facet, found in answer.items()}


def _sorted(buckets: list[dict[str, Any]]) -> dict[str, int]:
    # Numbers come back as 2020.0.
    pairs = [
        (each["key"] if isinstance(each["key"], str) else str(int(each["key"])), each["doc_count"])
        for each in buckets
    ]
    return {value: int(count) for value, count in sorted(pairs, key=lambda p: (-p[1], p[0]))}
