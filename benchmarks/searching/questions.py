"""What is asked: words, phrases and exclusions with filters, as readers would, by seed."""

from datetime import date

from benchmarks.searching.corpus import BODIES, PHRASES, SEED, phrases, vocabulary
from upheld.domain.outcomes import Outcome
from upheld.domain.subjects import SUBJECTS
from upheld.publication.search.asked import Filters, Search
from upheld.toolbox.drawing import Lots

QUESTIONS = 360
# Readers ask for words that say something: not for the most frequent ones, nor for the rarest.
FIRST_RANK, LAST_RANK = 10, 2_000


def questions() -> list[Search]:
    """The searches, each another; a page of each is asked with snippets and all counts."""
    lots, words, known = Lots(SEED, "questions"), vocabulary(), phrases()

    def word() -> str:
        return words[int(FIRST_RANK * (LAST_RANK / FIRST_RANK) ** lots.share())]

    def one(number: int) -> Search:
        shapes = (
            lambda: f"{word()} {word()}",
            lambda: f"{word()} {word()} {word()}",
            word,
            lambda: f'"{known[lots.below(PHRASES)]}"',
            lambda: f"{word()} {word()} -{word()}",
        )
        return Search(words=shapes[number % len(shapes)](), filters=_filters(lots, number))

    return [one(number) for number in range(QUESTIONS)]


def _filters(lots: Lots, number: int) -> Filters:
    subject = list(SUBJECTS.values())[lots.below(20)]
    body = f"body-{int(BODIES * lots.share() ** 2)}"
    first = date(2017 + lots.below(8), 1, 1)
    choices = (
        Filters(),
        Filters(category=subject.category),
        Filters(body=body),
        Filters(outcome=Outcome.UPHELD, first=first),
        Filters(heading=subject.heading, outcome=Outcome.NOT_UPHELD),
        Filters(),
    )
    return choices[number // 5 % len(choices)]
