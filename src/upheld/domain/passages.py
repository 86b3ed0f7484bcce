"""Passages of a text that may be about somebody else than the person who asks for it.

What is marked is for a person's check, and what is not marked is too: a program knows names and
addresses that it was told, and no others.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WITHHELD = "[withheld]"
_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
_ADDRESSES = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"
    r"|(?<!\d)(?:\+44|0)\s?(?:\d\s?){9,10}(?!\d)"
)
_SHORTEST = 3


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A sentence or a line, and whether it names somebody else or an address that is another's."""

    text: str
    marked: bool


def passages(text: str, *, others: Iterable[str], own: Iterable[str]) -> tuple[Passage, ...]:
    """A text in its sentences. `others` are names of other people, `own` what is the person's."""
    known = {_plain(each) for each in own}
    names = {word for name in others for word in _words(name)} - {
        word for name in own for word in _words(name)
    }
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b", re.IGNORECASE)
    return tuple(
        Passage(
            text=sentence,
            marked=bool(names and named.search(sentence))
            or any(_plain(found) not in known for found in _ADDRESSES.findall(sentence)),
        )
        for sentence in _ENDS.split(text)
        if sentence.strip()
    )


def without_marked(found: Iterable[Passage]) -> str:
    """The text with the marked passages taken out, each with a word in its place."""
    return " ".join(WITHHELD if each.marked else each.text for each in found)


def _words(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[\w'’-]+", name) if len(word) >= _SHORTEST}


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).casefold().rstrip(".")
