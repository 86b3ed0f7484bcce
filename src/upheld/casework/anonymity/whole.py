"""The anonymity check of a whole statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.casework.anonymity.clues import Clue, ClueKind, Span, without_overlaps
from upheld.casework.anonymity.names import of_names
from upheld.casework.anonymity.parties import Party, of_parties
from upheld.casework.anonymity.patterns import by_form
from upheld.casework.anonymity.signs import plain_signs
from upheld.casework.anonymity.vocabulary import BEGINNINGS, VOCABULARY
from upheld.domain.statements import Section


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The same words of the same kind, wherever they stand: settled by one tick."""

    kind: ClueKind
    words: str
    clues: tuple[Clue, ...]

    @property
    def key(self) -> tuple[str, str]:
        """As a settled one is known by."""
        return self.clues[0].key

    @property
    def sections(self) -> tuple[Section, ...]:
        """Under which headings they stand."""
        return tuple(dict.fromkeys(clue.section for clue in self.clues))


def clues_in(
    sections: Mapping[Section, str],
    *,
    parties: Iterable[Party] = (),
    known: frozenset[str] = frozenset(),
) -> tuple[Clue, ...]:
    """Every clue of a statement, in the order of the text.

    `known` are words of the register, as `vocabulary.words_of` gives them: they name nobody.
    """
    people = tuple(parties)
    return tuple(
        Clue(
            section=section, start=span.start, end=span.end, kind=span.kind,
            words=text[span.start : span.end],
        )
        for section in Section
        if (text := sections.get(section, ""))
        for span in _spans(text, people, known)
    )  # fmt: skip


def findings(clues: Iterable[Clue]) -> tuple[Finding, ...]:
    """Marks gathered by kind and words, the gravest kinds first."""
    gathered: dict[tuple[str, str], list[Clue]] = {}
    for clue in clues:
        gathered.setdefault(clue.key, []).append(clue)
    found = [
        Finding(kind=each[0].kind, words=each[0].words, clues=tuple(each))
        for each in gathered.values()
    ]
    rank = {kind: number for number, kind in enumerate(ClueKind)}
    return tuple(sorted(found, key=lambda each: rank[each.kind]))


def _spans(text: str, people: tuple[Party, ...], known: frozenset[str]) -> list[Span]:
    plainly = plain_signs(text)
    return without_overlaps(
        [
            *of_parties(plainly, people, known=VOCABULARY | BEGINNINGS | known),
            *by_form(plainly),
            *of_names(plainly, known=known),
        ]
    )
