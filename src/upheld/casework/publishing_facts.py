"""What is handed to the actions of publication, as values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.casework.models.case import REFERENCE
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import PUBLISHED_OUTCOMES
from upheld.domain.statements import Section, StatementText
from upheld.domain.subjects import SUBJECTS


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A decision that is invented whole for a demonstration, about one fictional body."""

    reference: str
    body: str
    """The slug of the body."""
    subject: str
    heading: Heading
    outcome: Outcome
    decided: date
    sections: Mapping[Section, str]

    def __post_init__(self) -> None:
        """Refuse what could not be a published decision."""
        if not re.fullmatch(REFERENCE, self.reference):
            raise Refused(f"{self.reference!r} is not a reference; write it as 19 012 345")
        if self.subject not in SUBJECTS:
            raise Refused(f"{self.reference}: {self.subject!r} is not a subject")
        if self.outcome not in PUBLISHED_OUTCOMES:
            raise Refused(f"{self.reference}: “{self.outcome.words}” is never published")
        if not self.sections.get(Section.SUMMARY, "").strip():
            raise Refused(f"{self.reference}: a published decision has a summary")
        StatementText(sections=self.sections)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a person says of marked words: harmless, or replaced in the public text."""

    kind: str
    words: str
    """As `anonymity.clues.plain` writes them."""
    harmless: bool = False
    instead: str = ""

    def __post_init__(self) -> None:
        """Refuse to call harmless what is replaced."""
        if self.harmless and self.instead:
            raise Refused(
                f"“{self.words}” is either harmless or replaced: take the tick away, or the words"
            )
