"""What a reader searches for, and what is found: values that pages, feeds and the API share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import Category


class Order(StrEnum):
    """In which order results come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is searched; None and empty: everything."""

    body: str = ""
    """A slug."""
    type: AuthorityType | None = None
    region: str = ""
    heading: Heading | None = None
    category: Category | None = None
    subject: str = ""
    """A key of `domain.subjects.SUBJECTS`."""
    outcome: Outcome | None = None
    kind: DocumentKind | None = None
    first: date | None = None
    """Decided, or issued, on this day or later."""
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Search:
    """One search. Words may be none: then everything that the filters leave is found."""

    words: str = ""
    """As typed: words, "phrases", -exclusions."""
    filters: Filters = field(default_factory=Filters)
    order: Order = Order.RELEVANCE
    """Without words, relevance means the newest first."""


FACETS = ("body", "type", "region", "heading", "category", "subject", "outcome", "kind", "year")
"""The filters beside which counts stand; `year` counts by calendar year of the decision."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a snippet; marked where it is what was searched for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One result."""

    kind: DocumentKind
    id: str
    """Of a decision its reference, of a report its id."""
    reference: str
    body: str
    snippet: tuple[Piece, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page of results."""

    total: int
    """How many there are on all pages together."""
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By facet and value, how many there would be with that value, the other filters standing."""
    notes: tuple[str, ...] = ()
    """What a reader is told: what of their words was not understood, or was spelled otherwise."""
    near: tuple[str, ...] = ()
    """Whole searches to try: another spelling of a word, or a reference without other words."""
