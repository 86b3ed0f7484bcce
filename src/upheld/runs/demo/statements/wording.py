"""Sentences with choices: `[a|b]` is one of both, `{X}` a word of the case; compiled once."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from upheld.domain.errors import Refused

Words = Mapping[str, str]
Share = Callable[[], float]
# A piece is a text, the name of a word in a list of one, or the choices in a tuple.
Piece = str | list[str] | tuple[tuple["Piece", ...], ...]
_MARKS = re.compile(r"([\[\]|]|\{\w+\})")


@cache
def compiled(text: str) -> tuple[Piece, ...]:
    """The pieces of a sentence. Refused: brackets that do not close."""
    marks = [mark for mark in _MARKS.split(text.replace("'", "’")) if mark]
    pieces, rest = _sequence(marks, 0, inside=False)
    if rest != len(marks):
        raise Refused(f"a bracket closes that was never opened: {text!r}")
    return pieces


def _sequence(marks: Sequence[str], place: int, *, inside: bool) -> tuple[tuple[Piece, ...], int]:
    pieces: list[Piece] = []
    while place < len(marks):
        mark = marks[place]
        if mark == "[":
            choice, place = _choice(marks, place + 1)
            pieces.append(choice)
        elif mark == "]" or (mark == "|" and inside):
            return tuple(pieces), place
        else:
            pieces.append([mark[1:-1]] if mark[0] == "{" else mark)
            place += 1
    if inside:
        raise Refused(f"a bracket does not close: {''.join(marks)!r}")
    return tuple(pieces), place


def _choice(marks: Sequence[str], place: int) -> tuple[tuple[tuple[Piece, ...], ...], int]:
    options = []
    while True:
        option, place = _sequence(marks, place, inside=True)
        options.append(option)
        place += 1
        if marks[place - 1] == "]":
            return tuple(options), place


def said(text: str, words: Words, share: Share) -> str:
    """A sentence with its choices made by lot and its words put in."""
    found: list[str] = []
    _say(compiled(text), words, share, found)
    return "".join(found)


def _say(pieces: Sequence[Piece], words: Words, share: Share, found: list[str]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            found.append(piece)
        elif isinstance(piece, list):
            found.append(words[piece[0]])
        else:
            _say(piece[int(share() * len(piece))], words, share, found)


def one_of(options: Sequence[str], share: Share) -> str:
    """One of several sentences."""
    return options[int(share() * len(options))]
