"""Stretches of frequent words, kept in the index as words of their own.

To see whether words that nearly all texts have stand one after the other, every place where they
stand would have to be read. So each two and each three of them in a row are looked up as one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

# No word has it: it parts those of a stretch, which is the same in whatever text it stands.
JOINT = "+"
# As the index has them, without their endings: those that three in five decisions have, and the
# small words of English. A word that is missing here is found all the same, only slower in a phrase
# with others that nearly all texts have. To add one changes the index, and makes it larger.
FREQUENT = frozenset({
    "a", "about", "act", "action", "after", "agre", "all", "also", "an", "and", "ani",
    "answer", "any", "are", "as", "ask", "at", "be", "becaus", "been", "befor", "but", "by",
    "can", "cannot", "caus", "complain", "complaint", "consid", "could", "council", "decid",
    "decis", "delay", "did", "do", "does", "evid", "fault", "final", "find", "for", "found",
    "from", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in",
    "injustic", "into", "investig", "is", "it", "its", "look", "made", "make", "matter", "may",
    "more", "mr", "must", "my", "no", "not", "of", "on", "one", "or", "our", "out", "put",
    "reason", "recommend", "remedi", "right", "s", "say", "sent", "she", "should", "so",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "time", "to", "told", "up", "us", "want", "was", "we", "were", "what", "when", "where",
    "whether", "which", "who", "will", "with", "within", "would", "x",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stretches:
    """The stretches that whatever has a phrase must have."""

    needed: tuple[str, ...]
    enough: bool
    """Whether all that has them has the phrase."""


def stretches_in(stems: Iterable[str]) -> set[str]:
    """Each two and each three frequent words that stand one after the other."""
    found: set[str] = set()
    for frequent, words in groupby(stems, FREQUENT.__contains__):
        if frequent:
            row = list(words)
            found.update(map(JOINT.join, pairwise(row)))
            found.update(map(JOINT.join, zip(row, row[1:], row[2:], strict=False)))
    return found


def stretches_of(stems: Sequence[str]) -> Stretches:
    """The longest stretches in a phrase."""
    every = sorted(stretches_in(stems))
    needed = tuple(
        stretch
        for stretch in every
        if not any(stretch != one and _has(one, stretch) for one in every)
    )
    return Stretches(needed=needed, enough=needed == (JOINT.join(stems),))


def _has(stretch: str, part: str) -> bool:
    return f"{JOINT}{part}{JOINT}" in f"{JOINT}{stretch}{JOINT}"
