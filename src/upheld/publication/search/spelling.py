"""Near spellings: where no document has a word, which words like it there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from upheld.publication.search.typed import Part

# Letters that may be wrong, missing, too many or swapped. Shorter words are like too many others.
SHORTEST, LONG = 4, 7
SHORTEST_HALF = 3
MOST_NEAR = 5
"""Spellings that are offered for one word."""
MOST_MENDED = 4
"""Words of one search for which spellings are looked for."""
# Letters of a word that are repeated to the reader.
SHOWN = 40

Vocabulary = Sequence[tuple[str, int]]
"""Words as they are written, with in how many documents each is; the most frequent first."""


@dataclass(frozen=True, kw_only=True)
class Mended:
    """A word that no document has, and what is like it, the likest first."""

    word: str
    near: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the reader is told."""
        word = self.word if len(self.word) <= SHOWN else f"{self.word[:SHOWN]}…"
        if not self.near:
            return f"Nothing published has “{word}”."
        return f"Nothing published has “{word}”; showing “{self.near[0]}”."


def near_spellings(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words like this one, the likest first, of those the most frequent."""
    asked = word.casefold()
    if len(asked) < SHORTEST or asked.isdigit():
        return ()
    most = 1 if len(asked) < LONG else 2
    found = process.extract(
        asked, [each for each, _ in vocabulary], scorer=OSA.distance, score_cutoff=most, limit=None
    )
    # The first letter is seldom the wrong one. "carehome" is rather two words than another.
    likest = sorted(found, key=lambda hit: (hit[1], hit[0][0] != asked[0], hit[2]))
    nearest = [each for each, apart, _ in likest if apart == 1 and not each.isdigit()]
    farther = [each for each, apart, _ in likest if apart > 1 and not each.isdigit()]
    return (*nearest, *_in_two(asked, vocabulary), *farther)[:MOST_NEAR]


def _in_two(asked: str, vocabulary: Vocabulary) -> list[str]:
    known = {word: count for word, count in vocabulary if len(word) >= SHORTEST_HALF}
    halves = (
        (asked[:at], asked[at:]) for at in range(SHORTEST_HALF, len(asked) - SHORTEST_HALF + 1)
    )
    pairs = [(min(known[a], known[b]), f"{a} {b}") for a, b in halves if a in known and b in known]
    return [max(pairs)[1]] if pairs else []


def mended(parts: Sequence[Part], words: Iterable[Mended]) -> tuple[Part, ...]:
    """The parts with each word that is in no document replaced by the likest one."""
    better = {each.word: each.near[0] for each in words if each.near}
    return tuple(
        replace(part, text=" ".join(better.get(word, word) for word in part.text.split()))
        if not part.excluded
        else part
        for part in parts
    )
