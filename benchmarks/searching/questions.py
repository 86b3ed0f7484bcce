"""What is asked: words, phrases and exclusions with filters, as readers would, by seed.

Words are taken from the texts themselves, so that frequent ones are asked for often.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.searching.corpus import SEED, read_decisions
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.statements import Section
from upheld.publication.search.asked import Filters, Search
from upheld.publication.shelf.facts import PublicDecision
from upheld.toolbox.drawing import Lots

QUESTIONS = 360
# One in so many decisions lends its words.
EVERY = 97
SAYING = (Section.SUMMARY, Section.COMPLAINT, Section.FOUND)
# Shorter words say little; "with" is asked for seldom.
SHORTEST = 5
_BREAKS = re.compile(r"[^a-z ]+")


def questions(place: Path) -> list[Search]:
    """The searches, each another; a page of each is asked with snippets and all counts."""
    lots = Lots(SEED, "questions")
    lenders = list(islice(read_decisions(place), 0, None, EVERY))
    return [_one(number, lenders[lots.below(len(lenders))], lots) for number in range(QUESTIONS)]


def _one(number: int, lender: PublicDecision, lots: Lots) -> Search:
    text = lender.sections[SAYING[lots.below(len(SAYING))]].lower()
    sentences: list[list[str]] = [part.split() for part in _BREAKS.split(text)]
    every: list[str] = [
        word for sentence in sentences for word in sentence if len(word) >= SHORTEST
    ]

    def word() -> str:
        return every[lots.below(len(every))]

    def phrase() -> str:
        whole = [
            " ".join(part[at : at + length])
            for part in sentences
            for length in (2, 3)
            for at in range(len(part) - length + 1)
            if min(len(part[at]), len(part[at + length - 1])) >= SHORTEST
        ]
        return whole[lots.below(len(whole))] if whole else f"{word()} {word()}"

    shapes = (
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()}",
        word,
        lambda: f'"{phrase()}"',
        lambda: f"{word()} {word()} -{word()}",
    )
    return Search(words=shapes[number % len(shapes)](), filters=_filters(number, lender, lots))


def _filters(number: int, lender: PublicDecision, lots: Lots) -> Filters:
    headings: Sequence[Heading] = list(Heading)
    choices = (
        Filters(),
        Filters(category=lender.category),
        Filters(body=lender.body),
        Filters(outcome=Outcome.UPHELD, first=date(2017 + lots.below(8), 1, 1)),
        Filters(heading=headings[lots.below(3)], outcome=Outcome.NOT_UPHELD),
        Filters(),
    )
    return choices[number // 5 % len(choices)]
