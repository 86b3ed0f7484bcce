"""A clue: words of a text that could tell who somebody is, and what kind of words they are."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from upheld.domain.statements import Section


class ClueKind(StrEnum):
    """What marked words are, the gravest first."""

    PARTY = "party"
    PARTY_PART = "party_part"
    PARTY_LIKE = "party_like"
    PARTY_INITIAL = "party_initial"
    EMAIL = "email"
    TELEPHONE = "telephone"
    POSTCODE = "postcode"
    ADDRESS = "address"
    BIRTH = "birth"
    NUMBER = "number"
    NAME = "name"
    SCHOOL = "school"
    HOME = "home"
    INITIALS = "initials"
    CAPITAL = "capital"

    @property
    def words(self) -> str:
        """The kind in words."""
        return _KINDS[self]

    @property
    def must_go(self) -> bool:
        """Whether nobody can call it harmless: it is a detail that a party gave us."""
        return self is ClueKind.PARTY


_KINDS = {
    ClueKind.PARTY: "A party’s own name, address or number: replace it",
    ClueKind.PARTY_PART: "Part of a party’s name",
    ClueKind.PARTY_LIKE: "Like a party’s name or address",
    ClueKind.PARTY_INITIAL: "A party’s real initial",
    ClueKind.EMAIL: "Email address",
    ClueKind.TELEPHONE: "Telephone number",
    ClueKind.POSTCODE: "Postcode",
    ClueKind.ADDRESS: "Street, or part of an address",
    ClueKind.BIRTH: "Date of birth, or an age",
    ClueKind.NUMBER: "Number of a person, an account or a vehicle",
    ClueKind.NAME: "Name of a person",
    ClueKind.SCHOOL: "School or college",
    ClueKind.HOME: "Care home, hospital or surgery",
    ClueKind.INITIALS: "Initials",
    ClueKind.CAPITAL: "May be a name",
}


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
