"""What an address asks of the decisions, and the addresses of other questions beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar
from urllib.parse import quote_plus

from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import SUBJECTS, Category
from upheld.pages.decisions.typed_days import first_of, last_of
from upheld.publication.search.asked import Filters, Order, Search
from upheld.publication.site import PublicBody

ROOT = "/decisions/"
FEED, TABLE = f"{ROOT}feed.atom", f"{ROOT}decisions.csv"
WORDS, FIRST, LAST, ORDER, PAGE = "q", "from", "to", "sort", "page"
CHOICES = ("body", "type", "region", "heading", "category", "subject", "outcome", "kind")
FIELDS = (WORDS, *CHOICES, FIRST, LAST, ORDER)
"""Names in addresses, in their order; the page comes last."""
_IN_ORDER = (*FIELDS, PAGE)

UNKNOWN = "One of the choices is not in its list. Choose again"
NO_DAY = "Enter a day, month or year, such as 31/3/2024, March 2024 or 2024"
TURNED = "The first day comes after the last one"
NO_PAGE = "There is no such page of results"
# More pages than there will ever be decisions; beyond it a number is none.
_LONGEST_NUMBER = 7
Named = TypeVar("Named", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A search as somebody asked for it, with what could not be understood of it."""

    search: Search = field(default_factory=Search)
    page: int = 1
    typed: Mapping[str, str] = field(default_factory=dict)
    """By field, as it came: a form that is shown again loses nothing."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """By field, what is wrong with it."""

    @classmethod
    def parse(cls, fields: Mapping[str, str], bodies: Mapping[str, PublicBody]) -> "Question":
        """From the fields of an address; nothing is refused, everything wrong is named."""
        typed = {name: " ".join(fields.get(name, "").split()) for name in (*FIELDS, PAGE)}
        problems: dict[str, str] = {}
        filters = _filters(typed, bodies, problems)
        order = _named(Order, typed[ORDER], ORDER, problems) or Order.RELEVANCE
        number = typed[PAGE] or "1"
        if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
            problems[PAGE] = NO_PAGE
            number = "1"
        return cls(
            search=Search(words=typed[WORDS], filters=filters, order=order),
            page=max(int(number), 1),
            typed=typed,
            problems=problems,
        )

    @cached_property
    def asked(self) -> Mapping[str, str]:
        """What is searched, by field, in one spelling; fields that ask nothing are left out."""
        filters = self.search.filters
        values = {
            WORDS: self.search.words,
            **{name: getattr(filters, name) for name in CHOICES},
            FIRST: filters.first.isoformat() if filters.first else "",
            LAST: filters.last.isoformat() if filters.last else "",
            ORDER: "" if self.search.order is Order.RELEVANCE else self.search.order,
        }
        return {name: str(value) for name, value in values.items() if value}

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than everything."""
        return bool(self.asked.keys() - {ORDER})

    @cached_property
    def _quoted(self) -> dict[str, str]:
        # A page of results links to some twenty questions beside its own.
        return {name: quote_plus(value) for name, value in self.asked.items()}

    def address(self, place: str = ROOT, **changed: str) -> str:
        """Where this question is answered, some fields changed; an empty one is left out."""
        values = self._quoted | {name: quote_plus(value) for name, value in changed.items()}
        query = "&".join(f"{name}={values[name]}" for name in _IN_ORDER if values.get(name))
        return f"{place}?{query}" if query else place


def _filters(
    typed: Mapping[str, str], bodies: Mapping[str, PublicBody], problems: dict[str, str]
) -> Filters:

    def region_is_known(region: str) -> bool:
        return any(body.region == region for body in bodies.values())

    first = _day(first_of, typed[FIRST], FIRST, problems)
    last = _day(last_of, typed[LAST], LAST, problems)
    if first and last and first > last:
        problems[LAST] = TURNED
        first = last = None
    return Filters(
        body=_known(bodies.__contains__, typed, "body", problems),
        type=_named(AuthorityType, typed["type"], "type", problems),
        region=_known(region_is_known, typed, "region", problems),
        heading=_named(Heading, typed["heading"], "heading", problems),
        category=_named(Category, typed["category"], "category", problems),
        subject=_known(SUBJECTS.__contains__, typed, "subject", problems),
        outcome=_named(Outcome, typed["outcome"], "outcome", problems),
        kind=_named(DocumentKind, typed["kind"], "kind", problems),
        first=first,
        last=last,
    )


def _named(kind: type[Named], text: str, name: str, problems: dict[str, str]) -> Named | None:
    if text and text not in {each.value for each in kind}:
        problems[name] = UNKNOWN
        return None
    return kind(text) if text else None


def _known(
    known: Callable[[str], bool], typed: Mapping[str, str], name: str, problems: dict[str, str]
) -> str:
    text = typed[name]
    if text and not known(text):
        problems[name] = UNKNOWN
        return ""
    return text


def _day(
    read: Callable[[str], date | None], text: str, name: str, problems: dict[str, str]
) -> date | None:
    found = read(text) if text else None
    if text and found is None:
        problems[name] = NO_DAY
    return found
