"""Letters that say the same in the same blocks, and what each says that the others do not."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from upheld.letters.blocks import sector
from upheld.letters.prose_marks import WORDS
from upheld.letters.words import MONTH_NAMES
from upheld.runs.annual.letter_files import Shelf
from upheld.runs.annual.models import LetterVersion
from upheld.toolbox.files import read_json

# A year's letters and those of the year before.
REMEMBERED = 1000
REPORTS, LATE = ("public_reports", "further_reports"), "late_remedies"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NUMBER = re.compile(
    rf"£?\d[\d,.]*%?|\b(?:one|{'|'.join(WORDS)}|{'|'.join(MONTH_NAMES)})\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a letter says: its blocks, and its sentences without numbers and names."""

    blocks: tuple[str, ...]
    titles: Mapping[str, str]
    """What each block is called in a list, by its key."""
    sentences: Mapping[str, str]
    """The sentence as it stands, by its shape."""

    @property
    def reports(self) -> bool:
        """Whether it tells of a public report."""
        return any(key in self.blocks for key in REPORTS)

    @property
    def late(self) -> bool:
        """Whether it tells of late remedies."""
        return LATE in self.blocks


@dataclass(frozen=True, kw_only=True)
class Group:
    """Letters of the same blocks."""

    id: str
    number: int
    blocks: tuple[str, ...]
    beyond: tuple[str, ...]
    """Blocks that not every letter of the year has."""
    letters: tuple[LetterVersion, ...]
    titles: Mapping[str, str]
    own: Mapping[str, tuple[str, ...]]
    """By body: sentences that stand in no other letter of the group, whatever the numbers."""

    @property
    def words(self) -> str:
        """What tells the group from others."""
        if not self.beyond:
            return "only what stands in every letter"
        return self.named(self.beyond)

    def named(self, blocks: Iterable[str]) -> str:
        """Blocks under their titles."""
        return ", ".join(self.titles[key] for key in blocks)

    def count(self, *states: str) -> int:
        """How many letters stand in one of these states."""
        return sum(letter.state in states for letter in self.letters)


NOTHING = Said(blocks=(), titles={}, sentences={})


def said_by(letter: LetterVersion, shelf: Shelf) -> Said:
    """What a letter says as it was drafted; nothing where its file is gone."""
    data = shelf.place(letter.authority_id, letter.version).data
    return _read(data, letter.content_sha256) if data.is_file() else NOTHING


def groups_of(letters: Iterable[LetterVersion], shelf: Shelf) -> tuple[Group, ...]:
    """Every letter in its group, the largest group first."""
    together: dict[tuple[str, ...], list[LetterVersion]] = defaultdict(list)
    for letter in letters:
        together[said_by(letter, shelf).blocks].append(letter)
    common = set.intersection(*map(set, together)) if together else set()
    ordered = sorted(together.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(
        Group(
            id=hashlib.sha256("|".join(blocks).encode()).hexdigest()[:8],
            number=number,
            blocks=blocks,
            beyond=tuple(key for key in blocks if key not in common),
            letters=tuple(found),
            titles=said_by(found[0], shelf).titles,
            own=_own(found, shelf),
        )
        for number, (blocks, found) in enumerate(ordered, start=1)
    )


def _own(letters: list[LetterVersion], shelf: Shelf) -> dict[str, tuple[str, ...]]:
    said = {letter.authority_id: said_by(letter, shelf).sentences for letter in letters}
    times = Counter(shape for sentences in said.values() for shape in sentences)
    return {
        body: tuple(text for shape, text in sentences.items() if times[shape] == 1)
        if len(letters) > 1
        else ()
        for body, sentences in said.items()
    }


def _called(key: str, title: str) -> str:
    return f"“{title}”" if key.startswith(sector.KEY) and title else key.replace("_", " ")


@lru_cache(REMEMBERED)
def _read(data: Path, _content_sha256: str) -> Said:
    content: Mapping[str, Any] = read_json(data)["content"]
    name = content["addressee"][-1]
    sentences: dict[str, str] = {}
    for section in content["sections"]:
        for paragraph in section["paragraphs"]:
            text = "".join(run["text"] for run in paragraph["runs"])
            for sentence in _SENTENCE.split(text):
                shape = _NUMBER.sub("#", sentence.replace(name, "@").casefold())
                sentences.setdefault(shape, sentence)
    titles = {each["key"]: _called(each["key"], each["title"]) for each in content["sections"]}
    return Said(blocks=tuple(titles), titles=titles, sentences=sentences)
