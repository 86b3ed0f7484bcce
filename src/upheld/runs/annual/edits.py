"""What people added to the letters of a year, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from upheld.domain.errors import Refused
from upheld.runs.annual.models import LetterEdit

# Enough for a page of its own; a letter is no report.
LONGEST_OWN = 4000


@dataclass(frozen=True, kw_only=True)
class Edits:
    """Blocks left out with the reason, free paragraphs by block, and what was ticked in them."""

    switched_off: Mapping[str, str] = field(default_factory=dict)
    free_paragraphs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ticks: Mapping[str, str] = field(default_factory=dict)
    """By the digest of a paragraph and what was found in it: the reason, or nothing."""
    version: int = 0
    written_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what says nothing, or too much."""
        for key, why in self.switched_off.items():
            if not why.strip():
                raise Refused(f"say why {block_words(key)} is left out")
        for key, own in self.free_paragraphs.items():
            if not own or not all(text.strip() for text in own):
                raise Refused(f"a paragraph after {block_words(key)} is empty: leave it out")
            if sum(map(len, own)) > LONGEST_OWN:
                raise Refused(
                    f"the text after {block_words(key)} has {sum(map(len, own)):,} characters; "
                    f"a letter takes {LONGEST_OWN:,} in one place"
                )

    def said(self) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
        """What of it stands in the letter, or does not."""
        return dict(self.switched_off), dict(self.free_paragraphs)


NO_EDITS = Edits()


def edits_of(year: int) -> dict[str, Edits]:
    """The edits of every letter of a year that has any, by body."""
    return {each.authority_id: as_value(each) for each in LetterEdit.objects.filter(year=year)}


def as_value(edit: LetterEdit | None) -> Edits:
    """A row as a value; nothing where there is none."""
    if edit is None:
        return NO_EDITS
    return Edits(
        switched_off=edit.switched_off,
        free_paragraphs={key: tuple(own) for key, own in edit.free_paragraphs.items()},
        ticks=edit.ticks,
        version=edit.version,
        written_by=tuple(edit.written_by),
    )


def block_words(key: str) -> str:
    """A block in words: ‘late remedies’."""
    return f"‘{key.replace('_', ' ')}’"
