"""Find decisions and reports: one open index, asked by many threads."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from tantivy import DocAddress, Occur, Query, Searcher

from upheld.domain.errors import OutsideFailed, Refused
from upheld.domain.publication import DocumentKind
from upheld.publication.search.asked import Filters, Found, Hit, Order, Search
from upheld.publication.search.asking import Asking, Question
from upheld.publication.search.counting import Counts, counted
from upheld.publication.search.fields import (
    ENGLISH,
    PUBLIC_FROM,
    SPELLED,
    WORDS,
    analyzers,
    moment_number,
)
from upheld.publication.search.opening import opened
from upheld.publication.search.ranking import matching, ranked
from upheld.publication.search.snippets import Snippets
from upheld.publication.search.spelling import (
    MOST_MENDED,
    Mended,
    Vocabulary,
    mended,
    near_spellings,
)
from upheld.publication.search.typed import LONGEST, Part, taken_apart

MOST_HITS = 1_000
"""Hits of one page."""
# Counts of so many searches are kept: of every page of a result they are the same.
KEPT_COUNTS = 128


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A search after its words were compared with those of the index."""

    question: Question
    marked: Query | None
    order: Order
    notes: tuple[str, ...]
    near: tuple[str, ...]
    cached_as: tuple[object, ...] | None
    """What makes two searches count the same; None where that changes with the hour."""


class SearchIndex:
    """The index of one shelf; it never changes, and gives nothing before its hour."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder; `OutsideFailed` where there is none that can be read."""
        self._index = opened(folder)
        try:
            self._searcher: Searcher = self._index.searcher()
            self._asking = Asking(schema=self._index.schema, english=analyzers()[ENGLISH])
            self._last_hour = self._latest()
        except (ValueError, KeyError) as error:
            raise OutsideFailed(f"the index in {folder} cannot be read: {error}") from error
        self._counts: dict[tuple[object, ...], Counts] = {}
        self._lock = threading.Lock()

    def find(self, search: Search, *, now: datetime, start: int = 0, size: int = 10) -> Found:
        """A page of results with snippets, and the counts beside the filters."""
        if start < 0 or not 0 < size <= MOST_HITS:
            raise Refused(f"a page starts at 0 or later and has 1 to {MOST_HITS:,} results")
        asked = self._understood(search, now)
        query = asked.question.without()
        total, places = ranked(self._searcher, query, asked.order, start, size)
        snippets = Snippets(self._searcher, self._index.schema, asked.marked)
        return Found(
            total=total,
            hits=tuple(self._hit(place, snippets) for place in places),
            counts=self._counted(asked),
            notes=asked.notes,
            near=asked.near,
        )

    def every(self, search: Search, *, now: datetime) -> Iterator[Hit]:
        """All results in their order, without snippets; each is read when it is asked for."""
        asked = self._understood(search, now)
        query = asked.question.without()
        total = matching(self._searcher.search(query, limit=1))
        if total:
            _, places = ranked(self._searcher, query, asked.order, 0, total)
            yield from map(self._hit, places)

    def _understood(self, search: Search, now: datetime) -> Understood:
        until = now if moment_number(now) < self._last_hour else None
        typed = taken_apart(search.words)
        found = tuple(self._unknown(typed.parts, until))
        parts = mended(typed.parts, found)
        order = search.order
        if order is Order.RELEVANCE and all(part.excluded for part in parts):
            order = Order.NEWEST
        return Understood(
            question=self._asking.question(parts, search.filters, until=until),
            marked=self._asking.marked(parts),
            order=order,
            notes=(*typed.notes, *(each.words for each in found)),
            near=tuple(_near(search.words, found)),
            cached_as=None if until else (parts, search.filters),
        )

    def _unknown(self, parts: tuple[Part, ...], until: datetime | None) -> Iterator[Mended]:
        left = MOST_MENDED
        for word in _plain_words(parts):
            if left and not any(map(self._is_known(until), self._asking.english.analyze(word))):
                left -= 1
                yield Mended(word=word, near=near_spellings(word, self._vocabulary(until)))

    def _is_known(self, until: datetime | None) -> Callable[[str], bool]:
        if until is None:
            return lambda stem: self._searcher.doc_freq(WORDS, stem) > 0
        hour = self._asking.question((), Filters(), until=until).without()
        return lambda stem: self._has(stem, hour)

    def _has(self, stem: str, hour: Query) -> bool:
        both = [(Occur.Must, self._asking.has(stem)), (Occur.Must, hour)]
        return matching(self._searcher.search(Query.boolean_query(both), limit=1)) > 0

    def _vocabulary(self, until: datetime | None) -> Vocabulary:
        if until is None:
            return self._every_word
        hour = self._asking.question((), Filters(), until=until).without()
        return self._searcher.terms_with_prefix(SPELLED, "", filter_query=hour)

    @cached_property
    def _every_word(self) -> Vocabulary:
        return self._searcher.terms_with_prefix(SPELLED, "")

    def _counted(self, asked: Understood) -> Counts:
        if asked.cached_as is None:
            return counted(self._searcher, asked.question)
        if (kept := self._counts.get(asked.cached_as)) is not None:
            return kept
        made = counted(self._searcher, asked.question)
        with self._lock:
            if len(self._counts) >= KEPT_COUNTS:
                self._counts.pop(next(iter(self._counts)))
            self._counts[asked.cached_as] = made
        return made

    def _hit(self, place: DocAddress, snippets: Snippets | None = None) -> Hit:
        found = self._searcher.doc(place)
        return Hit(
            kind=DocumentKind(str(found.get_first("kind"))),
            id=str(found.get_first("id")),
            reference=str(found.get_first("reference")),
            body=str(found.get_first("body")),
            snippet=snippets.of(found) if snippets else (),
        )

    def _latest(self) -> int:
        asked = {"last": {"max": {"field": PUBLIC_FROM}}}
        found = self._searcher.aggregate(Query.all_query(), asked)["last"]["value"]
        # Whole numbers up to 2^53 are exact; an index without documents has none.
        return int(found) if found is not None else 0


def _plain_words(parts: tuple[Part, ...]) -> Iterator[str]:
    seen = set[str]()
    for part in parts:
        for word in part.text.split() if not (part.excluded or part.reference) else ():
            if word not in seen:
                seen.add(word)
                yield word


def _near(typed: str, found: tuple[Mended, ...]) -> Iterator[str]:
    # The search as it was typed, with one other spelling; the first is what is shown already.
    for each in found:
        for spelling in each.near[1:]:
            yield typed[:LONGEST].replace(each.word, spelling)
