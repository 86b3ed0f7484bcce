"""What a reader typed, taken apart: words, "phrases", -exclusions and references.

Anything may be typed. Nothing of it is handed to a query language: what is no word is a space.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

LONGEST = 1_000
"""Characters of a search; what is beyond is not read."""
MOST_WORDS = 24
"""Words of a search, those of phrases and exclusions too; those beyond are not searched."""
KEPT = 64

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂″"), '"')
_MINUSES = dict.fromkeys(map(ord, "−–—‐‑"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_SAME = _QUOTES | _MINUSES | _APOSTROPHES
_REFERENCE = re.compile(r"(?<!\w)(?<!\w-)([0-9]{2})[ -]?([0-9]{3})[ -]?([0-9]{3})(?![\w-])")
_PART = re.compile(r'(?P<minus>(?<!\S)-(?=[^\s-]))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_OWN = re.compile(r"'s\b", re.IGNORECASE)
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_SIGNS = re.compile(r"\w[*^~]|[*^~]\w|\w+:\S|[\[\]{}]")

CUT = f"A search has at most {LONGEST:,} characters; those beyond were not read."
MANY = f"A search has at most {MOST_WORDS} words; those beyond were not searched."
NO_OPERATORS = (
    "AND, OR and NOT have no meaning of their own here: all words are looked for. Put a minus "
    "before a word to leave out what has it."
)
NO_SIGNS = "Signs such as * : ^ ~ are not searched. Words are found with all their endings."
NO_WORDS = "There is no word in what was typed, so everything is shown."


@dataclass(frozen=True, kw_only=True)
class Part:
    """Something that must be there, or must not: a word, or several one after the other."""

    text: str
    excluded: bool = False
    reference: str = ""
    """Its digits, where it is written as references are."""
    quoted: bool = False


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A search in parts, and what its reader is told about them."""

    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()


# A page of results takes what was typed apart for each thing that it is compared with.
@lru_cache(maxsize=KEPT)
def taken_apart(text: str) -> Typed:
    """The parts of what was typed, whatever it was."""
    notes = [CUT] if len(text) > LONGEST else []
    plain = _seen(text[:LONGEST] if len(text) <= LONGEST else _whole_words(text[:LONGEST]))
    if _SIGNS.search(plain):
        notes.append(NO_SIGNS)
    parts = [part for match in _PART.finditer(_joined(plain)) for part in _parts(match)]
    operators = [part for part in parts if part.text in _OPERATORS and not part.quoted]
    if operators and not plain.isupper():
        notes.append(NO_OPERATORS)
        parts = [part for part in parts if part not in operators]
    # To ask for the same twice finds nothing else.
    parts = list(dict.fromkeys(parts))
    within = _within(parts)
    if _how_many(within) < _how_many(parts):
        notes.append(MANY)
    if not within and plain.strip():
        notes.append(NO_WORDS)
    return Typed(parts=tuple(within), notes=tuple(notes))


def written(parts: Iterable[Part]) -> str:
    """A search of these parts, as somebody would type it."""
    return " ".join(f"{'-' if part.excluded else ''}{_as_typed(part)}" for part in parts)


def _seen(text: str) -> str:
    # Signs that cannot be seen join nothing and part nothing; torn characters are spaces.
    composed = unicodedata.normalize("NFKC", "".join(map(_whole, text)))[: LONGEST * 2]
    return composed.translate(_SAME)


def _whole_words(beginning: str) -> str:
    # Where nothing parts it, it is one word that is in no document.
    return beginning.rsplit(None, 1)[0] if beginning.split()[1:] else beginning


def _whole(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Cs", "Co", "Cn"} else sign


def _joined(plain: str) -> str:
    # A reference in one piece, however it was spaced; in quotes it is a phrase all the same.
    return _REFERENCE.sub(r"\1-\2-\3", plain)


def _parts(match: re.Match[str]) -> list[Part]:
    excluded = bool(match["minus"])
    if match["phrase"] is not None:
        text = _bare(match["phrase"])
        return [Part(text=text, excluded=excluded, quoted=True)] if text else []
    if found := _REFERENCE.fullmatch(match["word"]):
        return [
            Part(
                text=" ".join(found.groups()), excluded=excluded, reference="".join(found.groups())
            )
        ]
    # Words joined by a hyphen belong together; any other sign parts them.
    pieces = re.split(r"[^\w'&.-]+|\.(?!\w)", match["word"])
    # "The council's" is "the council" to who looks for words; in a phrase it is as it stands.
    texts = [text for piece in pieces if (text := _bare(_OWN.sub("", piece)))]
    return [Part(text=text, excluded=excluded) for text in texts]


def _bare(text: str) -> str:
    return " ".join("".join(c if _is_of_word(c) else " " for c in text).split())


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _within(parts: list[Part]) -> list[Part]:
    kept, left = list[Part](), MOST_WORDS
    for part in parts:
        words = [word for word, most in _running(part.text) if most <= left]
        if words:
            # Of a phrase that is too long the beginning is still searched.
            kept.append(replace(part, text=" ".join(words)))
        left -= _size(part.text)
        if left <= 0:
            break
    return kept


def _running(text: str) -> Iterator[tuple[str, int]]:
    # Each word, with how many there are up to its end.
    words = text.split()
    return zip(words, accumulate(map(_size, words)), strict=True)


def _size(text: str) -> int:
    # The index may part a word at each mark that stands on no letter of its own.
    return len(text.split()) + sum(unicodedata.category(sign).startswith("M") for sign in text)


def _how_many(parts: list[Part]) -> int:
    return sum(_size(part.text) for part in parts)


def _as_typed(part: Part) -> str:
    if part.quoted:
        return f'"{part.text}"'
    return part.text if part.reference else part.text.replace(" ", "-")
