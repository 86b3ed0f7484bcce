"""Texts as long as decisions, of words as frequent as in a language, written once by seed.

The words are made up of syllables that no stemmer cuts, so that both contenders find the same.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from upheld.domain.authority_types import AuthorityType
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import PUBLISHED_OUTCOMES, DocumentKind
from upheld.domain.subjects import SUBJECTS
from upheld.publication.search.documents import Document
from upheld.toolbox.drawing import Lots

TEXTS, VOCABULARY, BODIES, SEED = 50_000, 20_000, 333, 9
SHORTEST, LONGEST, SUMMARY_WORDS, SENTENCE = 300, 850, 40, 18
FIRST_DAY, DAYS = date(2016, 4, 1), 3_800
PUBLIC = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
REGIONS = ("East", "London", "Midlands", "North", "South East", "South West", "Yorkshire")
# Some words stand together more often than by chance, as "housing benefit" does; so often a word
# is followed by the other words of such a phrase.
PHRASES, PHRASE_SHARE = 400, 0.03
# A table of so many places, each with a word, from which words are drawn in one step.
PLACES = 1_000_000
FILE = "corpus.jsonl"


def write_corpus(place: Path, texts: int = TEXTS) -> int:
    """Write the corpus; to be run apart. How many bytes it has."""
    with (place / FILE).open("w", encoding="utf-8") as out:
        for fields in _documents(texts):
            out.write(json.dumps(fields) + "\n")
    return (place / FILE).stat().st_size


def read_corpus(place: Path) -> Iterator[Document]:
    """The corpus, one document at a time."""
    with (place / FILE).open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            day = date.fromisoformat(fields.pop("day"))
            kind = DocumentKind(fields.pop("kind"))
            yield Document(day=day, kind=kind, public_from=PUBLIC, **fields)


def vocabulary() -> list[str]:
    """The words, the most frequent first."""
    syllables = [f"{one}{two}" for one in "bdfgklmnprtvz" for two in "aou"]
    count = len(syllables)
    return [
        syllables[n % count] + syllables[n // count % count] + syllables[n // count**2] + "ko"
        for n in range(VOCABULARY)
    ]


def phrases() -> list[str]:
    """Words that stand together, the most frequent ones first."""
    lots, words = Lots(SEED, "phrases"), vocabulary()
    return [
        " ".join(words[20 + lots.below(1_500)] for _ in range(2 + lots.below(2)))
        for _ in range(PHRASES)
    ]


def _documents(texts: int) -> Iterator[dict[str, str]]:
    lots, table = Lots(SEED, "corpus"), _drawn_from(vocabulary())
    words = _with_phrases(table)
    outcomes = sorted(PUBLISHED_OUTCOMES, key=list(Outcome).index)
    types, subjects = list(AuthorityType), list(SUBJECTS.values())
    for number in range(texts):
        length = SHORTEST + lots.below(LONGEST - SHORTEST)
        drawn = " ".join(words[lots.below(PLACES)] for _ in range(length)).split()
        # A few bodies have many decisions, most have few.
        body = int(BODIES * lots.share() ** 2)
        subject = subjects[int(len(subjects) * lots.share() ** 2)]
        day = FIRST_DAY + timedelta(days=lots.below(DAYS))
        reference = f"{day.year % 100:02d} {number // 1000:03d} {number % 1000:03d}"
        yield {
            "kind": DocumentKind.STATEMENT, "id": reference, "reference": reference,
            "body": f"body-{body}", "type": types[body % len(types)],
            "region": REGIONS[body % len(REGIONS)], "heading": subject.heading,
            "category": subject.category, "subject": subject.code,
            "outcome": outcomes[lots.below(len(outcomes))], "day": day.isoformat(),
            "title": f"Body {body} {reference}", "summary": _sentences(drawn[:SUMMARY_WORDS]),
            "text": _sentences(drawn[SUMMARY_WORDS:]),
        }  # fmt: skip


def _drawn_from(words: list[str]) -> list[str]:
    # The n-th word is 1/n as frequent as the first.
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    whole, table = sum(weights), list[str]()
    for word, weight in zip(words, weights, strict=True):
        table += [word] * max(1, round(weight / whole * PLACES))
    return (table * 2)[:PLACES]


def _with_phrases(table: list[str]) -> list[str]:
    # Phrases stand in the table as words do.
    lots, known = Lots(SEED, "places of phrases"), phrases()
    mixed = list(table)
    for _ in range(int(PLACES * PHRASE_SHARE)):
        mixed[lots.below(PLACES)] = known[int(PHRASES * lots.share() ** 2)]
    return mixed


def _sentences(words: list[str]) -> str:
    parts = [words[at : at + SENTENCE] for at in range(0, len(words), SENTENCE)]
    return " ".join(f"{' '.join(part).capitalize()}." for part in parts)
