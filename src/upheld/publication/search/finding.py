"""Find decisions and reports: one open index, asked by many threads."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tantivy import DocAddress, Query, Searcher

from upheld.domain.errors import Refused
from upheld.domain.publication import DocumentKind
from upheld.publication.search.advice import Advice, Parts, advised
from upheld.publication.search.asked import Filters, Found, Hit, Search
from upheld.publication.search.asking import Asking
from upheld.publication.search.counting import Counts, counted
from upheld.publication.search.fields import ENGLISH, PLAIN, PUBLIC_FROM, analyzers, moment_number
from upheld.publication.search.known_words import KnownWords
from upheld.publication.search.opening import opened, said_in_words
from upheld.publication.search.ranking import latest, matching, ranked
from upheld.publication.search.snippets import Snippets
from upheld.publication.search.understanding import Understood, understood

MOST_HITS = 1_000
"""Hits of one page."""
# Counts of so many searches are kept: on every page of a result they are the same.
KEPT_COUNTS = 128


class SearchIndex:
    """The index of one shelf; it never changes, and gives nothing before its hour.

    Whatever is wrong with its files is `OutsideFailed`. Its files are let go with it.
    """

    def __init__(self, folder: Path, *, holds_withdrawn: bool = False) -> None:
        """Open the index in a folder; `holds_withdrawn` where its files have words of what is gone.

        Such words are neither known nor offered as spellings.
        """
        self._folder, self._index = folder, opened(folder)
        with said_in_words(folder):
            self._searcher: Searcher = self._index.searcher()
            cut = analyzers()
            self._asking = Asking(schema=self._index.schema, english=cut[ENGLISH], plain=cut[PLAIN])
            self._words = KnownWords(self._searcher, self._asking, holds_withdrawn=holds_withdrawn)
            self._last_hour = self._latest()
        self._counts: dict[tuple[object, ...], Counts] = {}
        self._lock = threading.Lock()

    def find(self, search: Search, *, now: datetime, start: int = 0, size: int = 10) -> Found:
        """A page of results with snippets, and the counts beside the filters."""
        if start < 0 or not 0 < size <= MOST_HITS:
            raise Refused(f"a page starts at 0 or later and has 1 to {MOST_HITS:,} results")
        with said_in_words(self._folder):
            asked = self._understood(search, now)
            total, places = ranked(self._searcher, asked.question, asked.order, start, size)
            wanted = len(self._asking.telling(asked.parts))
            snippets = Snippets(self._searcher, self._index.schema, asked.marked, wanted)
            advice = tuple(self._advice(asked, search.filters, total))
            return Found(
                total=total,
                hits=tuple(self._hit(place, snippets) for place in places),
                counts=self._counted(asked, search.filters),
                notes=(*asked.notes, *(each.words for each in advice)),
                near=(*asked.near, *(near for each in advice for near in each.near)),
            )

    def latest(self, search: Search, *, now: datetime, size: int) -> tuple[Hit, ...]:
        """Those of a search that became public last, whatever its order; the last ones first."""
        with said_in_words(self._folder):
            query = self._understood(search, now).question.without()
            places = latest(self._searcher, query, self._index.schema, size)
            return tuple(self._hit(place) for place in places)

    def every(self, search: Search, *, now: datetime) -> Iterator[Hit]:
        """All results in their order, without snippets; each is read when it is asked for."""
        with said_in_words(self._folder):
            asked = self._understood(search, now)
            question = asked.question
            total = matching(self._searcher.search(question.without(), limit=1))
            places = ranked(self._searcher, question, asked.order, 0, total)[1] if total else []
        for place in places:
            with said_in_words(self._folder):
                hit = self._hit(place)
            yield hit

    def _understood(self, search: Search, now: datetime) -> Understood:
        until = now if moment_number(now) < self._last_hour else None
        return understood(search, asking=self._asking, words=self._words, until=until)

    def _counted(self, asked: Understood, filters: Filters) -> Counts:
        if asked.until is not None:
            # From one hour to the next they may change.
            return counted(self._searcher, asked.question)
        key = (asked.parts, filters)
        if (kept := self._counts.get(key)) is not None:
            return kept
        made = counted(self._searcher, asked.question)
        with self._lock:
            if len(self._counts) >= KEPT_COUNTS:
                self._counts.pop(next(iter(self._counts)))
            self._counts[key] = made
        return made

    def _advice(self, asked: Understood, filters: Filters, total: int) -> Iterator[Advice]:
        def how_many(parts: Parts, filters: Filters) -> int:
            question = self._asking.question(parts, filters, until=asked.until)
            return matching(self._searcher.search(question.without(), limit=1))

        if not total and asked.all_known:
            yield from advised(asked.parts, filters, how_many)

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
