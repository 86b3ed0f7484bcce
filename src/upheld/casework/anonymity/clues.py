"""A clue: words of a text that could tell who somebody is, and what kind of words they are."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from upheld.domain.statements import Section
from upheld.domain.worded import Worded


class ClueKind(Worded):
    """What marked words are, the gravest first."""

    PARTY = "party", "A party’s own name, address or number: replace it"
    PARTY_PART = "party_part", "Part of a party’s name"
    PARTY_LIKE = "party_like", "Like a party’s name or address"
    PARTY_INITIAL = "party_initial", "A party’s real initial"
    EMAIL = "email", "Email address"
    TELEPHONE = "telephone", "Telephone number"
    POSTCODE = "postcode", "Postcode"
    ADDRESS = "address", "Street, or part of an address"
    BIRTH = "birth", "Date of birth, or an age"
    NUMBER = "number", "Number of a person, an account or a vehicle"
    NAME = "name", "Name of a person"
    SCHOOL = "school", "School or college"
    HOME = "home", "Care home, hospital or surgery"
    INITIALS = "initials", "Initials"
    CAPITAL = "capital", "May be a name"

    @property
    def must_go(self) -> bool:
        """Whether nobody can call it harmless: it is a detail that a party gave us."""
        return self is ClueKind.PARTY


class Span(NamedTuple):
    """Where in one text, and what it is."""

    start: int
    end: int
    kind: ClueKind


@dataclass(frozen=True, kw_only=True)
class Clue:
    """Words of one section that a person has to look at."""

    section: Section
    start: int
    end: int
    kind: ClueKind
    words: str

    @property
    def key(self) -> tuple[str, str]:
        """The same words of the same kind are settled together, wherever they stand."""
        return self.kind.value, plain(self.words)


def plain(words: str) -> str:
    """Words as they are compared: without case, and with single spaces."""
    return " ".join(words.casefold().split())


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Of spans that overlap: a party's first, then the longer, then the earlier kind; in order."""
    rank = {kind: number for number, kind in enumerate(ClueKind)}
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (_of_party(s, rank), s.start - s.end, rank[s.kind], s)):
        # What is kept lies apart and in order, so that only the two beside it can overlap.
        place = bisect(kept, span)
        beside = kept[max(place - 1, 0) : place + 1]
        if all(span.end <= other.start or other.end <= span.start for other in beside):
            kept.insert(place, span)
    return kept


def _of_party(span: Span, rank: dict[ClueKind, int]) -> int:
    # A detail that a party gave us hides behind no longer words.
    return min(rank[span.kind], rank[ClueKind.EMAIL])
