"""The filters of the search: what may be chosen, with how many results, and what is chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten
from typing import NamedTuple

from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.domain.outcomes import FURTHEST_FIRST, Outcome
from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import SUBJECTS, Category
from upheld.letters import words
from upheld.pages.decisions.question import CHOICES, FIRST, LAST, WORDS, Question
from upheld.publication.site import PublicBody

Counts = Mapping[str, Mapping[str, int]]
LABELS = {
    "outcome": "Outcome",
    "kind": "Statement or report",
    "body": "Body",
    "type": "Type of body",
    "region": "Region",
    "category": "Category",
    "subject": "Subcategory",
    "heading": "Heading in the statistics",
}
"""The filters in the order of the form."""
# Of what was typed so many letters are said again; a word longer than that is none.
SHOWN = 80
FEW = ("outcome", "kind")
KINDS = {DocumentKind.STATEMENT: "Decision statements", DocumentKind.REPORT: "Public reports"}


class Option(NamedTuple):
    """One value of a filter; a page has a hundred, and each page of results has others."""

    value: str
    words: str
    number: str
    """In digits, as it is read."""
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One filter of the form; options stand in groups, one without a name where there are none."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    few: bool = False
    """Whether all its values stand beside each other."""
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Something that narrows the search, and where the search stands without it."""

    label: str
    words: str
    without: str


def choices(
    question: Question, counts: Counts, bodies: Mapping[str, PublicBody]
) -> tuple[Choice, ...]:
    """Every filter with the values that lead to a result, and the chosen one in any case."""
    return tuple(
        Choice(
            name=name,
            label=label,
            groups=tuple(_groups(name, _options(name, question, counts, bodies))),
            few=name in FEW,
            problem=question.problems.get(name, ""),
        )
        for name, label in LABELS.items()
    )


def chosen(question: Question, bodies: Mapping[str, PublicBody]) -> tuple[Chosen, ...]:
    """What narrows the search beside its words, in the order of the form."""
    asked = question.asked
    named = {name: _say(name, bodies) for name in CHOICES}
    found = [
        Chosen(label=LABELS[name], words=named[name](asked[name]), without=_without(question, name))
        for name in LABELS
        if name in asked
    ]
    filters = question.search.filters
    days = ((FIRST, "From", filters.first), (LAST, "To", filters.last))
    found += [
        Chosen(label=label, words=words.day(day), without=_without(question, name))
        for name, label, day in days
        if day
    ]
    return tuple(found)


def years(question: Question, counts: Counts) -> tuple[tuple[str, int, str], ...]:
    """Calendar years with how many of the results they have and where those stand; newest first."""
    found = sorted(counts.get("year", {}).items(), reverse=True)
    return tuple(
        (year, count, question.address(**{FIRST: f"{year}-01-01", LAST: f"{year}-12-31"}))
        for year, count in found
    )


def say_search(question: Question, bodies: Mapping[str, PublicBody]) -> str:
    """A search in words: “bins”, Alder, Upheld; empty where it asks for everything."""
    typed = shorten(question.search.words, SHOWN, placeholder=" …")
    said = [f"“{typed}”"] if question.asked.get(WORDS) else []
    for each in chosen(question, bodies):
        day = each.label in {"From", "To"}
        said.append(f"{each.label.lower()} {each.words}" if day else each.words)
    return ", ".join(said)


def _without(question: Question, name: str) -> str:
    return question.address(**{name: ""})


def _options(
    name: str, question: Question, counts: Counts, bodies: Mapping[str, PublicBody]
) -> list[Option]:
    mine = question.asked.get(name, "")
    found = {value: count for value, count in counts.get(name, {}).items() if value}
    if mine:
        found.setdefault(mine, 0)
    say, ranks = _say(name, bodies), _RANKS.get(name)
    options = [
        Option(value, say(value), f"{count:,}", value == mine) for value, count in found.items()
    ]
    if ranks is not None:
        return sorted(options, key=lambda option: ranks[option.value])
    return sorted(options, key=lambda option: option.words.casefold())


def _groups(name: str, options: Sequence[Option]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    if name != "subject":
        yield "", tuple(options)
        return
    # In the order of the tree, so that those of a category stand together.
    for category, mine in groupby(options, lambda option: SUBJECTS[option.value].category):
        yield category.words, tuple(mine)


def _ranks(values: Iterable[str]) -> Mapping[str, int]:
    return {value: rank for rank, value in enumerate(values)}


_RANKS: Mapping[str, Mapping[str, int]] = {
    "type": _ranks(AuthorityType),
    "category": _ranks(Category),
    "subject": _ranks(SUBJECTS),
    "outcome": _ranks(FURTHEST_FIRST),
    "kind": _ranks(DocumentKind),
}
_SAID: Mapping[str, Callable[[str], str]] = {
    "type": lambda value: words.capital(AuthorityType(value).plural),
    "region": str,
    "heading": lambda value: Heading(value).words,
    "category": lambda value: Category(value).words,
    "subject": lambda value: SUBJECTS[value].words,
    "outcome": lambda value: Outcome(value).words,
    "kind": lambda value: KINDS[DocumentKind(value)],
}


def _say(name: str, bodies: Mapping[str, PublicBody]) -> Callable[[str], str]:
    """How a value of a filter is called."""
    return _SAID.get(name) or (lambda value: bodies[value].name)
