"""Which words the index has, as far as they may be seen."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from tantivy import Occur, Query, Searcher

from upheld.publication.search.asked import Filters
from upheld.publication.search.asking import Asking
from upheld.publication.search.fields import SPELLED, WORDS
from upheld.publication.search.ranking import matching
from upheld.publication.search.spelling import MOST_MENDED, Mended, Vocabulary, near_spellings
from upheld.publication.search.typed import Part


class KnownWords:
    """The words of one index. `until` is given where it holds what becomes public later."""

    def __init__(self, searcher: Searcher, asking: Asking, *, holds_withdrawn: bool) -> None:
        """The words are read when somebody asks for one that is not there.

        With `holds_withdrawn` the files of the index have words that are in no document any more.
        """
        self._searcher, self._asking = searcher, asking
        self._holds_withdrawn = holds_withdrawn

    def unknown(self, parts: tuple[Part, ...], until: datetime | None) -> Iterator[Mended]:
        """Words that no document has, so many at most, each with what is like it."""
        left = MOST_MENDED
        for word in _asked_for(parts):
            if left and not self._is_known(word, until):
                left -= 1
                yield Mended(word=word, near=near_spellings(word, self._vocabulary(until)))

    def _is_known(self, word: str, until: datetime | None) -> bool:
        # One word may be cut into several, where a script of others is cut otherwise.
        return any(self._has(stem, until) for stem in self._asking.english.analyze(word))

    def _has(self, stem: str, until: datetime | None) -> bool:
        if until is None and not self._holds_withdrawn:
            return self._searcher.doc_freq(WORDS, stem) > 0
        both = [(Occur.Must, self._asking.has(stem)), (Occur.Must, self._seen(until))]
        return matching(self._searcher.search(Query.boolean_query(both), limit=1)) > 0

    def _vocabulary(self, until: datetime | None) -> Vocabulary:
        if until is None:
            return self._all
        return self._searcher.terms_with_prefix(SPELLED, "", filter_query=self._seen(until))

    @cached_property
    def _all(self) -> Vocabulary:
        # The list of words as it lies in the files has those of documents that are gone.
        seen = self._seen(None) if self._holds_withdrawn else None
        return self._searcher.terms_with_prefix(SPELLED, "", filter_query=seen)

    def _seen(self, until: datetime | None) -> Query:
        """Every document that may be seen."""
        return self._asking.question((), Filters(), until=until).without()


def _asked_for(parts: tuple[Part, ...]) -> list[str]:
    wanted = (part for part in parts if not (part.excluded or part.reference))
    return list(dict.fromkeys(word for part in wanted for word in part.text.split()))
