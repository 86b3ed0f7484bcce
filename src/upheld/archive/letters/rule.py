"""A sentence that letters print, as a pattern that says what each of its numbers counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from upheld.archive.letters.numerals import PATTERNS
from upheld.domain.errors import Refused

# How far from its cue a sentence may reach; longer ones are not looked for.
REACH: Final = 240
_SLOT = re.compile(r"\{(\w+):([a-z])\}")
TOPIC = "rate"
"""Slots that begin so are about the rate under whose heading the sentence stands."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Lower-case words with slots: "in {late:n} cases? remedies were not completed".

    A slot is named after its measure; the letter is the kind of number. What stands in no slot is
    a regular expression over text with even white space and plain quotes.
    """

    cue: str
    """Words that stand in every such sentence: where they are missing nothing is searched."""
    pattern: re.Pattern[str]
    topics: frozenset[str] = frozenset()
    """The rates under whose headings alone it is read; none where it says enough by itself."""

    def matches(self, folded: str) -> Iterator[re.Match[str]]:
        """Every place where the sentence stands."""
        seen = -1
        at = folded.find(self.cue)
        while at >= 0:
            start = folded.rfind(" ", 0, max(0, at - REACH)) + 1
            end = folded.find(" ", at + len(self.cue) + REACH)
            for match in self.pattern.finditer(folded, start, end if end >= 0 else len(folded)):
                if match.start() > seen:
                    seen = match.start()
                    yield match
            at = folded.find(self.cue, at + len(self.cue))


def rule(cue: str, words: str, *topics: str) -> Rule:
    """A rule from its cue and words. Refused where a slot asks for an unknown kind of number."""
    if any(kind not in PATTERNS for _, kind in _SLOT.findall(words)):
        raise Refused(f"the rule {words!r} has a slot of an unknown kind")
    pattern = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>{PATTERNS[slot[2]]})", words)
    return Rule(cue=cue, pattern=re.compile(pattern), topics=frozenset(topics))
