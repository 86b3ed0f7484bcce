"""A search after its words were compared with those of the index."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tantivy import Query

from upheld.publication.search.asked import Order, Search
from upheld.publication.search.asking import Asking, Question
from upheld.publication.search.known_words import KnownWords
from upheld.publication.search.spelling import Mended, mended
from upheld.publication.search.typed import Part, taken_apart, written


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What is asked of the index, and what its reader is told."""

    parts: tuple[Part, ...]
    question: Question
    marked: Query | None
    order: Order
    notes: tuple[str, ...]
    near: tuple[str, ...]
    all_known: bool
    """Whether each word that was asked for is somewhere, as it is spelled or nearly so."""
    until: datetime | None
    """The moment up to which things are shown, where the index holds later ones."""


def understood(
    search: Search, *, asking: Asking, words: KnownWords, until: datetime | None
) -> Understood:
    """What somebody means, whatever was typed."""
    typed = taken_apart(search.words)
    found = tuple(words.unknown(typed.parts, until))
    parts = mended(typed.parts, found)
    order = search.order
    if order is Order.RELEVANCE and all(part.excluded for part in parts):
        order = Order.NEWEST
    return Understood(
        parts=parts,
        question=asking.question(parts, search.filters, until=until),
        marked=asking.marked(parts),
        order=order,
        notes=(*typed.notes, *(each.words for each in found)),
        near=tuple(_near(typed.parts, found, asking)),
        all_known=all(each.near for each in found),
        until=until,
    )


def _near(parts: tuple[Part, ...], found: tuple[Mended, ...], asking: Asking) -> Iterator[str]:
    # The search with one other spelling; the first of each word is what is shown already, and so
    # is another ending of it.
    for each in found:
        others = [one for one in found if one is not each]
        seen = [asking.english.analyze(word) for word in each.near[:1]]
        for spelling in each.near[1:]:
            if (stems := asking.english.analyze(spelling)) in seen:
                continue
            seen.append(stems)
            yield written(mended(parts, (Mended(word=each.word, near=(spelling,)), *others)))
