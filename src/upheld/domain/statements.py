"""A decision statement: fixed headings, whose texts are written by a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.errors import Refused
from upheld.domain.worded import Worded


class Section(Worded):
    """The headings of a statement, in their order."""

    SUMMARY = "summary", "Summary"
    COMPLAINT = "complaint", "The complaint"
    POWERS = "powers", "The Ombudsman’s role and powers"
    CONSIDERED = "considered", "How I considered this complaint"
    FOUND = "found", "What I found"
    AGREED = "agreed", "Agreed action"
    DECISION = "decision", "Final decision"


# What every statement says; what was agreed only where something is.
ALWAYS_THERE = frozenset(Section) - {Section.AGREED}
LONGEST_SECTION = 40_000


class StatementKind(Worded):
    """Whether both sides may still comment."""

    PROVISIONAL = "provisional", "Provisional decision"
    FINAL = "final", "Final decision"


@dataclass(frozen=True, kw_only=True)
class StatementText:
    """The texts of one version, by heading; incomplete while it is being written."""

    sections: Mapping[Section, str]

    def __post_init__(self) -> None:
        """Refuse texts of no heading and texts without end."""
        for section, text in self.sections.items():
            if len(text) > LONGEST_SECTION:
                raise Refused(
                    f"“{Section(section).words}” has {len(text):,} characters; "
                    f"at most {LONGEST_SECTION:,} are kept"
                )

    def missing(self, *, recommends: bool) -> tuple[Section, ...]:
        """The headings that still lack their text."""
        needed = ALWAYS_THERE | ({Section.AGREED} if recommends else set())
        return tuple(s for s in Section if s in needed and not self.sections.get(s, "").strip())
