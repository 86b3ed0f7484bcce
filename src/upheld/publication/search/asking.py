"""A search as a query of the index. Each filter is a query of its own, for counts leave it out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tantivy import FieldType, Occur, Query, Schema, TextAnalyzer

from upheld.publication.search.asked import Filters
from upheld.publication.search.fields import (
    DAY,
    HEAD,
    NAMES,
    PUBLIC_FROM,
    REFERENCE,
    SPELLED,
    STRETCH,
    WORDS,
    day_number,
    moment_number,
)
from upheld.publication.search.stretches import stretches_of
from upheld.publication.search.typed import Part

# How much a word adds that stands in title or summary, next to what it adds anywhere.
HEAD_WEIGHT = 1.5
# "Missed" is rather what is meant by "missed" than the "miss" of Miss B, though both are found.
SPELLED_WEIGHT = 0.5
# A case whose reference was typed stands before all that only mention it.
REFERENCE_WEIGHT = 1_000.0
# Words count as together with so many others between them; more than a few are a sentence.
MOST_TOGETHER, APART = 5, 3
COMMON = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "did", "for", "from", "had", "has",
    "have", "he", "her", "his", "i", "in", "is", "it", "not", "of", "on", "or", "s", "she", "that",
    "the", "their", "they", "this", "to", "was", "we", "were", "which", "with", "x",
})  # fmt: skip
"""Words that are marked only where nothing else was asked for."""
# The facet that the days of a search are about.
DAYS = "year"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What must hold of a document, apart by where it comes from."""

    words: tuple[tuple[Occur, Query], ...]
    """What makes documents relevant."""
    held: tuple[tuple[Occur, Query], ...]
    """What the same documents hold, as it is told soonest; it says nothing of relevance."""
    filters: Mapping[str, Query]
    """By the facet that each of them is about."""
    hour: Query | None

    def relevant(self) -> Query:
        """Everything that must hold, and what makes one document more relevant than another."""
        return self._all(self.words)

    def without(self, facet: str = "") -> Query:
        """Everything that must hold, but for the filter of one facet."""
        return self._all(self.held, facet)

    def _all(self, words: tuple[tuple[Occur, Query], ...], facet: str = "") -> Query:
        kept = [query for name, query in self.filters.items() if name != facet]
        if self.hour is not None:
            kept.append(self.hour)
        parts = [*words, *((Occur.Must, _unscored(query)) for query in kept)]
        if not any(occur is Occur.Must for occur, _ in parts):
            parts.append((Occur.Must, Query.all_query()))
        return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Makes queries for one index."""

    schema: Schema
    english: TextAnalyzer
    plain: TextAnalyzer

    def question(
        self, parts: Iterable[Part], filters: Filters, *, until: datetime | None
    ) -> Question:
        """`until` is given where the index holds anything that becomes public later."""
        known = tuple(parts)
        held = tuple(self._held(part) for part in known)
        words = [query for part in known for query in self._part(part)]
        words += self._together(known)
        hour = self._up_to(PUBLIC_FROM, FieldType.Integer, moment_number(until)) if until else None
        return Question(
            words=tuple(words), held=held, filters=dict(self._filters(filters)), hour=hour
        )

    def stems(self, part: Part) -> list[str]:
        """The words of a part as the index has them; as it is written, where it has no word."""
        return self.english.analyze(part.text) or [part.text]

    def marked(self, parts: Iterable[Part]) -> Query | None:
        """What is to be marked in snippets."""
        terms = [(Occur.Should, self._term(WORDS, stem)) for stem in self.telling(parts)]
        return Query.boolean_query(terms) if terms else None

    def telling(self, parts: Iterable[Part]) -> list[str]:
        """The words to be marked: who looks for "the council" knows where "the" stands."""
        stems = {stem for part in parts if not part.excluded for stem in self.stems(part)}
        return sorted(stems - COMMON) or sorted(stems)

    def has(self, stem: str) -> Query:
        """Documents with a word."""
        return self._term(WORDS, stem)

    def _held(self, part: Part) -> tuple[Occur, Query]:
        stems = self.stems(part)
        stretches = stretches_of(stems)
        needed = [
            (Occur.Must, _unscored(self._term(STRETCH, stretch))) for stretch in stretches.needed
        ]
        if part.reference or not needed:
            holding = self._holding(stems, part)
        elif stretches.enough:
            holding = needed[0][1]
        else:
            holding = Query.boolean_query([*needed, (Occur.Must, self._in_order(WORDS, stems))])
        return Occur.MustNot if part.excluded else Occur.Must, holding

    def _part(self, part: Part) -> Iterable[tuple[Occur, Query]]:
        stems = self.stems(part)
        if part.excluded:
            yield self._held(part)
            return
        yield Occur.Must, self._holding(stems, part)
        if not part.reference:
            # Places of words are read only in texts that have these, which are fewer.
            for stretch in stretches_of(stems).needed:
                yield Occur.Must, _unscored(self._term(STRETCH, stretch))
            head = self._in_order(HEAD, stems)
            yield Occur.Should, Query.boost_query(head, HEAD_WEIGHT)
            for word in self.plain.analyze(part.text):
                yield Occur.Should, Query.boost_query(self._term(SPELLED, word), SPELLED_WEIGHT)

    def _together(self, parts: Sequence[Part]) -> Iterable[tuple[Occur, Query]]:
        # Words that stand together in title or summary say more than the same words apart.
        wanted = [part for part in parts if not (part.excluded or part.reference)]
        stems = [stem for part in wanted for stem in self.stems(part)]
        if 1 < len(stems) <= MOST_TOGETHER and len(wanted) > 1:
            near = Query.phrase_query(self.schema, HEAD, list(stems), slop=APART)
            yield Occur.Should, Query.boost_query(near, HEAD_WEIGHT)

    def _holding(self, stems: list[str], part: Part) -> Query:
        anywhere = self._in_order(WORDS, stems)
        if not part.reference:
            return anywhere
        own = Query.const_score_query(self._term(REFERENCE, part.reference), REFERENCE_WEIGHT)
        joined = self._term(WORDS, part.reference)
        return Query.boolean_query([(Occur.Should, each) for each in (own, joined, anywhere)])

    def _in_order(self, field: str, stems: list[str]) -> Query:
        if len(stems) == 1:
            return self._term(field, stems[0])
        return Query.phrase_query(self.schema, field, list(stems))

    def _term(self, field: str, value: str) -> Query:
        # What no text can hold, such as half a character, is found nowhere.
        known = value.encode(errors="replace").decode()
        index_option = "freq" if field in {WORDS, HEAD} else "basic"
        return Query.term_query(self.schema, field, known, index_option)

    def _filters(self, filters: Filters) -> Iterable[tuple[str, Query]]:
        for name in NAMES:
            if value := getattr(filters, name):
                yield name, self._term(name, str(value))
        if filters.first and filters.last and filters.first > filters.last:
            yield DAYS, Query.empty_query()
        elif filters.first or filters.last:
            first = day_number(filters.first) if filters.first else None
            last = day_number(filters.last) if filters.last else None
            yield DAYS, Query.range_query(self.schema, DAY, FieldType.Unsigned, first, last)

    def _up_to(self, field: str, kind: FieldType, last: int) -> Query:
        return Query.range_query(self.schema, field, kind, None, last)


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
