"""Results in an order that is the same each time, whatever parts the index has."""

from tantivy import DocAddress, FieldType, Occur, Query, Schema, Searcher, SearchResult
from tantivy import Order as Direction

from upheld.publication.search.asked import Order
from upheld.publication.search.asking import Question
from upheld.publication.search.fields import PUBLIC_FROM, RANK

# How far around a page is looked for documents that are as relevant as its first or last.
LOOK = 200

Scored = list[tuple[float, DocAddress]]


def ranked(
    searcher: Searcher, question: Question, order: Order, start: int, size: int
) -> tuple[int, list[DocAddress]]:
    """How many there are, and those on one page. Equally relevant ones: the newest first."""
    if start >= searcher.num_docs:
        # To keep so many apart would take memory for nothing.
        return matching(searcher.search(question.without(), limit=1)), []
    if order is Order.RELEVANCE:
        return _by_relevance(searcher, question.relevant(), start, size)
    direction = Direction.Asc if order is Order.OLDEST else Direction.Desc
    found = searcher.search(
        question.without(), limit=size, offset=start, order_by_field=RANK, order=direction
    )
    return matching(found), [place for _, place in found.hits]


def latest(searcher: Searcher, query: Query, schema: Schema, size: int) -> list[DocAddress]:
    """Those that became public last; of the last hour that fits the newest ones."""
    hits = searcher.search(query, limit=size, order_by_field=PUBLIC_FROM).hits
    places = [place for _, place in hits]
    hours = [int(hour or 0) for hour in searcher.fast_field_values(PUBLIC_FROM, places)]
    if not hours:
        return []
    last = hours[-1]
    later = [place for place, hour in zip(places, hours, strict=True) if hour > last]
    # An index gives those of one hour in any order.
    within = Query.range_query(schema, PUBLIC_FROM, FieldType.Integer, last, last)
    at_last = Query.boolean_query([(Occur.Must, query), (Occur.Must, within)])
    rest = searcher.search(at_last, limit=size - len(later), order_by_field=RANK).hits
    return later + [place for _, place in rest]


def matching(found: SearchResult) -> int:
    """How many documents a query matched, on all pages."""
    return int(found.count)  # type: ignore[attr-defined]  # the types of the library forget it


def _by_relevance(
    searcher: Searcher, query: Query, start: int, size: int
) -> tuple[int, list[DocAddress]]:
    # What stands around a page shows whether it cuts through equally relevant ones. Where they
    # are too many to see their end, all are taken.
    first, last = max(0, start - LOOK), start + size + LOOK
    found = searcher.search(query, limit=last - first, offset=first)
    total, hits = matching(found), found.hits
    if not _holds(hits, start - first, size, begins=first == 0, ends=last >= total):
        first, hits = 0, searcher.search(query, limit=total).hits
    return total, _page(searcher, hits, start - first, size)


def _holds(hits: Scored, start: int, size: int, *, begins: bool, ends: bool) -> bool:
    # Whether all are there that are as relevant as the first and the last of the page.
    if start >= len(hits):
        return True
    after = min(start + size, len(hits)) - 1
    return (begins or hits[0][0] != hits[start][0]) and (ends or hits[-1][0] != hits[after][0])


def _page(searcher: Searcher, hits: Scored, start: int, size: int) -> list[DocAddress]:
    end = min(start + size, len(hits))
    if start >= end:
        return []
    first, last = start, end
    while first and hits[first - 1][0] == hits[start][0]:
        first -= 1
    while last < len(hits) and hits[last][0] == hits[end - 1][0]:
        last += 1
    around = hits[first:last]
    ranks = searcher.fast_field_values(RANK, [place for _, place in around])
    order = sorted(range(len(around)), key=lambda n: (-around[n][0], -int(ranks[n] or 0)))
    return [around[n][1] for n in order[start - first : end - first]]
