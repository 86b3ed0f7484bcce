"""Kinds of things that have a name in data and words for people."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """Each member is written as its name in data, then its words: none can be without."""

    words: str
    """As lists, letters and pages print it."""

    def __new__(cls, value: str, words: str = "") -> Self:
        """Equal to its name in data. A member is found by that name alone, hence the default."""
        if not words:
            raise TypeError(f"{cls.__name__} {value!r} has no words")
        made = str.__new__(cls, value)
        made._value_ = value
        made.words = words
        return made
