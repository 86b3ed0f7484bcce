"""Stretches of frequent words, kept in the index as words of their own.

To see whether words that nearly all texts have stand one after the other, every place where they
stand would have to be read. So each two and each three of them in a row are looked up as one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LONGEST = 3
"""Words of a stretch."""
# No word has it: it parts those of a stretch, which is the same in whatever text it stands.
JOINT = "+"
# As the index has them, without their endings. A word that is missing here is found all the same,
# only slower in a phrase with others that nearly all texts have. To add one changes the index.
FREQUENT = frozenset({
    "a", "about", "account", "act", "action", "after", "agre", "all", "also", "an", "and",
    "ani", "answer", "apolog", "appeal", "are", "as", "ask", "assess", "at", "be", "becaus",
    "been", "befor", "both", "but", "by", "came", "can", "cannot", "care", "case", "caus",
    "code", "come", "comment", "complain", "complaint", "complet", "concern", "consid",
    "contact", "cost", "could", "council", "decid", "decis", "delay", "did", "differ", "do",
    "done", "draft", "end", "evid", "explain", "fail", "fault", "final", "find", "first",
    "follow", "for", "found", "from", "further", "gave", "give", "had", "happen", "harm",
    "has", "have", "he", "her", "his", "home", "hous", "how", "i", "if", "in", "inform",
    "injustic", "into", "investig", "is", "it", "later", "law", "letter", "like", "local",
    "look", "made", "make", "matter", "may", "mean", "month", "more", "mr", "mrs", "ms",
    "must", "my", "need", "no", "not", "noth", "now", "of", "offic", "on", "one", "or",
    "other", "our", "out", "outcom", "paid", "pay", "peopl", "period", "person", "plan",
    "point", "polic", "polici", "procedur", "process", "provid", "put", "reason", "receiv",
    "recommend", "record", "refus", "remedi", "repli", "report", "request", "respond",
    "respons", "right", "s", "said", "saw", "say", "second", "sent", "servic", "set", "she",
    "should", "side", "so", "somebodi", "stage", "state", "step", "such", "support", "take",
    "than", "that", "the", "their", "them", "then", "there", "they", "think", "this",
    "through", "time", "to", "told", "two", "under", "up", "upheld", "us", "use", "want",
    "was", "we", "week", "went", "were", "what", "when", "where", "whether", "which", "while",
    "who", "will", "with", "within", "without", "work", "would", "write", "wrong", "x", "y",
    "year", "you", "your",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stretches:
    """The stretches that whatever has a phrase must have."""

    needed: tuple[str, ...]
    enough: bool
    """Whether all that has them has the phrase."""


def stretches_in(stems: Iterable[str]) -> Iterator[str]:
    """Each two and each three frequent words that stand one after the other."""
    before: list[str] = []
    for stem in stems:
        if stem not in FREQUENT:
            before = []
            continue
        before = [*before[1 - LONGEST :], stem]
        for first in range(len(before) - 1):
            yield JOINT.join(before[first:])


def stretches_of(stems: Sequence[str]) -> Stretches:
    """The longest stretches in a phrase."""
    every = list(dict.fromkeys(stretches_in(stems)))
    needed = tuple(
        stretch
        for stretch in every
        if not any(stretch != one and _has(one, stretch) for one in every)
    )
    return Stretches(needed=needed, enough=needed == (JOINT.join(stems),))


def _has(stretch: str, part: str) -> bool:
    return f"{JOINT}{part}{JOINT}" in f"{JOINT}{stretch}{JOINT}"
