"""Stretches of frequent words, kept in the index as words of their own.

To see whether words that nearly all texts have stand one after the other, every place where they
stand would have to be read. So each two and each three of them in a row are looked up as one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

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
# Each of them as one character, and any other word as a space: a text is cut where they are not
# by one call, and the same rows of them occur over and over.
_SIGNS = {stem: chr(0x100 + number) for number, stem in enumerate(sorted(FREQUENT))}
_STEMS = {sign: stem for stem, sign in _SIGNS.items()}
ROWS_KEPT = 50_000


@dataclass(frozen=True, kw_only=True)
class Stretches:
    """The stretches that whatever has a phrase must have."""

    needed: tuple[str, ...]
    enough: bool
    """Whether all that has them has the phrase."""


def sign(stem: str) -> str:
    """A word as one character; a space for one that is not frequent."""
    return _SIGNS.get(stem, " ")


def stretches_in(signs: str) -> Iterable[str]:
    """Each two and each three frequent words that stand one after the other, once, in order."""
    rows = dict.fromkeys(signs.split())
    return dict.fromkeys(chain.from_iterable(map(_stretches_of_row, rows)))


@lru_cache(maxsize=ROWS_KEPT)
def _stretches_of_row(signs: str) -> tuple[str, ...]:
    row = [_STEMS[each] for each in signs]
    return tuple(map(JOINT.join, chain(pairwise(row), zip(row, row[1:], row[2:], strict=False))))


def stretches_of(stems: Sequence[str]) -> Stretches:
    """The longest stretches in a phrase."""
    every = sorted(stretches_in("".join(map(sign, stems))))
    needed = tuple(
        stretch
        for stretch in every
        if not any(stretch != one and _has(one, stretch) for one in every)
    )
    return Stretches(needed=needed, enough=needed == (JOINT.join(stems),))


def _has(stretch: str, part: str) -> bool:
    return f"{JOINT}{part}{JOINT}" in f"{JOINT}{stretch}{JOINT}"
