"""Results in an order that is the same each time, whatever parts the index has."""

from tantivy import DocAddress, Query, Searcher, SearchResult
from tantivy import Order as Direction

from upheld.publication.search.asked import Order
from upheld.publication.search.fields import RANK

# How far around a page is looked for documents that are as relevant as its first or last.
FIRST_LOOK, GROWTH = 20, 8

Scored = list[tuple[float, DocAddress]]


def ranked(
    searcher: Searcher, query: Query, order: Order, start: int, size: int
) -> tuple[int, list[DocAddress]]:
    """How many there are, and those on one page. Equally relevant ones: the newest first."""
    if order is Order.RELEVANCE:
        return _by_relevance(searcher, query, start, size)
    direction = Direction.Asc if order is Order.OLDEST else Direction.Desc
    found = searcher.search(query, limit=size, offset=start, order_by_field=RANK, order=direction)
    return matching(found), [place for _, place in found.hits]


def matching(found: SearchResult) -> int:
    """How many documents a query matched, on all pages."""
    return int(found.count)  # type: ignore[attr-defined]  # the types of the library forget it


def _by_relevance(
    searcher: Searcher, query: Query, start: int, size: int
) -> tuple[int, list[DocAddress]]:
    # One more on each side shows whether the page cuts through equally relevant ones.
    first, last, look = max(0, start - 1), start + size + 1, FIRST_LOOK
    while True:
        found = searcher.search(query, limit=last - first, offset=first)
        total, hits = matching(found), found.hits
        begins = first == 0 or not hits or _begins(hits, start - first)
        ends = last >= total or _ends(hits, start + size - first)
        if begins and ends:
            ordered = _ordered(searcher, hits)
            return total, ordered[start - first : start - first + size]
        first = first if begins else max(0, first - look)
        last = last if ends else last + look
        look *= GROWTH


def _begins(hits: Scored, at: int) -> bool:
    # Whether those as relevant as the first of the page are all within.
    return at < len(hits) and hits[0][0] != hits[at][0]


def _ends(hits: Scored, after: int) -> bool:
    return hits[-1][0] != hits[after - 1][0]


def _ordered(searcher: Searcher, hits: Scored) -> list[DocAddress]:
    ranks = searcher.fast_field_values(RANK, [place for _, place in hits])
    sortable = sorted(
        (
            (-score, -(rank or 0), number)
            for number, ((score, _), rank) in enumerate(zip(hits, ranks, strict=True))
        )
    )
    return [hits[number][1] for *_, number in sortable]
